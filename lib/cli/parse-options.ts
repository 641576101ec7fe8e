/** Reads the options from the command line, else the environment, else the table's defaults. */
import { parseArgs } from 'node:util';
import { CliError } from './cli-error.js';
import {
  envName,
  type OptionSpec,
  type OptionTable,
  type OptionValue,
  type OptionValues,
} from './option-spec.js';

/** Text of an option and how to name where it came from in a message. */
interface Given {
  values: string[];
  source: string;
}

/**
 * @param command whose options they are; messages point to its help
 * @throws {CliError} exit code 2, for an unknown option or a value that does not fit
 */
export function parseOptions<T extends OptionTable>(
  command: string,
  table: T,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): OptionValues<T> {
  return parseWithArgument(command, undefined, table, args, env).values;
}

/**
 * For a command that takes something besides its options.
 * @param argument what messages call it, such as MODEL; undefined for commands that take nothing
 * @returns the argument, empty for such a command, and the options' values
 * @throws {CliError} exit code 2, also if there is not exactly one
 */
export function parseWithArgument<T extends OptionTable>(
  command: string,
  argument: string | undefined,
  table: T,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): { argument: string; values: OptionValues<T> } {
  const { values: flags, positionals } = parseFlags(command, table, args, argument !== undefined);
  if (argument !== undefined && positionals.length !== 1) {
    const given =
      positionals.length === 0 ? 'is missing' : `must be one: ${positionals.join(', ')}`;
    throw new CliError(`${argument} ${given}. See 'openvino-serve ${command} --help'.`, 2);
  }
  const entries = Object.entries(table).map(([name, spec]) => {
    const given = fromFlag(name, flags[name]) ?? fromEnv(envName(command, name), spec, env);
    return [name, given === undefined ? defaultOf(spec) : convert(spec, given)] as const;
  });
  return {
    argument: positionals[0] ?? '',
    values: Object.fromEntries(entries) as OptionValues<T>,
  };
}

type FlagValue = string | boolean | (string | boolean)[] | undefined;

function parseFlags(
  command: string,
  table: OptionTable,
  args: readonly string[],
  allowPositionals: boolean,
): { values: Record<string, FlagValue>; positionals: string[] } {
  const options = Object.fromEntries(
    Object.entries(table).map(([name, { type }]) => [
      name,
      { type: type === 'boolean' ? 'boolean' : 'string', multiple: type === 'list' } as const,
    ]),
  );
  try {
    return parseArgs({
      args: [...args],
      options,
      strict: true,
      allowNegative: true,
      allowPositionals,
    });
  } catch (error) {
    const reason = (error as Error).message.replace(/\.$/, '');
    throw new CliError(`${reason}. See 'openvino-serve ${command} --help'.`, 2);
  }
}

function fromFlag(name: string, value: FlagValue): Given | undefined {
  return value === undefined
    ? undefined
    : { values: [value].flat().map(String), source: `--${name}` };
}

/** An empty variable counts as not set, as is usual in container files. */
function fromEnv(source: string, spec: OptionSpec, env: NodeJS.ProcessEnv): Given | undefined {
  const value = env[source];
  if (value === undefined || value === '') return undefined;
  // Values of properties can hold commas: only one that a next KEY= follows separates.
  const values = spec.type === 'list' ? value.split(/,(?=[A-Za-z0-9_]+=)/) : [value];
  return { values, source };
}

function defaultOf(spec: OptionSpec): OptionValue | undefined {
  return spec.type === 'list' ? [] : spec.default;
}

function convert(spec: OptionSpec, { values, source }: Given): OptionValue {
  const [text = ''] = values;
  const wrong = (expected: string) =>
    new CliError(`Invalid value '${text}' for ${source}: expected ${expected}.`, 2);
  switch (spec.type) {
    case 'list':
      return values;
    case 'integer': {
      const number = /^-?\d+$/.test(text) ? Number(text) : NaN;
      if (!(number >= spec.min && number <= spec.max)) {
        throw wrong(`an integer from ${spec.min} to ${spec.max}`);
      }
      return number;
    }
    case 'number': {
      const number = text.trim() === '' ? NaN : Number(text);
      if (!(number >= spec.min && number <= spec.max)) {
        throw wrong(`a number from ${spec.min} to ${spec.max}`);
      }
      return number;
    }
    case 'boolean':
      if (['true', '1'].includes(text)) return true;
      if (['false', '0'].includes(text)) return false;
      throw wrong('true, false, 1 or 0');
    case 'string':
      if (text === '') throw wrong('some text');
      if (spec.choices && !spec.choices.includes(text)) {
        throw wrong(`one of ${spec.choices.join(', ')}`);
      }
      return text;
  }
}
