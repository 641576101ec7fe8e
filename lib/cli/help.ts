/** The texts of `--help`, made from the table of options. */
import { envName, type OptionSpec, type OptionTable, type OptionValue } from './option-spec.js';

export const MAIN_HELP = `Serve language models with OpenVINO behind OpenAI endpoints.

Usage:
  openvino-serve serve [options]        Serve the models of a folder
  openvino-serve bench [options]        Measure the speed of a running OpenAI server
  openvino-serve tune MODEL [options]   Find the settings with which a model is fastest here
  openvino-serve doctor [options]       Show what is here, and what is wrong with it
  openvino-serve COMMAND --help         Show the options of a command
  openvino-serve --help                 Show this text
  openvino-serve --version              Show the version
`;

/**
 * @param summary one sentence that says what the command does
 * @param argument what the command takes besides options, such as MODEL
 */
export function commandHelp(
  command: string,
  summary: string,
  table: OptionTable,
  argument?: string,
): string {
  const options = Object.entries(table).map(
    ([name, spec]) =>
      `  ${flagOf(name, spec)}\n      ${describe(spec)}\n      [${envName(command, name)}]`,
  );
  const usage = [command, ...(argument === undefined ? [] : [argument])].join(' ');
  return `${summary}

Usage:
  openvino-serve ${usage} [options]

A command line option wins over the environment variable named below it.

Options:
${options.join('\n')}
  --help
      Show this text
`;
}

/** How the option is written, such as `--port PORT` or `--[no-]prefix-caching`. */
export function flagOf(name: string, { type, value }: OptionSpec): string {
  return type === 'boolean' ? `--[no-]${name}` : `--${name} ${value ?? 'VALUE'}`;
}

/** What values an option takes, in words; empty where any text will do. */
export function rangeOf(spec: OptionSpec): string {
  if (spec.type === 'integer' || spec.type === 'number') return `${spec.min} to ${spec.max}`;
  return spec.type === 'string' && spec.choices ? spec.choices.join(', ') : '';
}

/** The value that applies where the option is not given; undefined for none. */
export function fallbackOf(spec: OptionSpec): OptionValue | undefined {
  return spec.type === 'list' ? undefined : (spec.default ?? spec.fallback);
}

function describe(spec: OptionSpec): string {
  const fallback = fallbackOf(spec);
  const notes = [
    rangeOf(spec),
    fallback === undefined ? '' : `default: ${String(fallback)}`,
  ].filter((note) => note !== '');
  return notes.length === 0 ? spec.help : `${spec.help} (${notes.join('; ')})`;
}
