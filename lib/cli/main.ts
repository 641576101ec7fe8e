#!/usr/bin/env node
/** The command `openvino-serve`. */
import { CliError } from './cli-error.js';
import { MAIN_HELP, serveHelp } from './help.js';
import { packageVersion } from './package-info.js';
import { parseServeOptions } from './parse-options.js';

async function main([command, ...args]: string[]): Promise<void> {
  switch (command) {
    case 'serve':
      return runServe(args);
    case '--help':
    case '-h':
      return void process.stdout.write(MAIN_HELP);
    case '--version':
    case '-v':
      return void process.stdout.write(`${packageVersion()}\n`);
    case undefined:
      throw new CliError(`A command is missing.\n\n${MAIN_HELP}`, 2);
    default:
      throw new CliError(`Unknown command '${command}'. See 'openvino-serve --help'.`, 2);
  }
}

async function runServe(args: string[]): Promise<void> {
  if (args.includes('--help') || args.includes('-h')) {
    return void process.stdout.write(serveHelp());
  }
  const values = parseServeOptions(args, process.env);
  // Help and wrong options need no server, and above all no native addon.
  const [{ serve }, { Engine }] = await Promise.all([import('./serve.js'), import('../engine.js')]);
  await serve(values, {
    loadEngine: (folder, options) => Engine.load(folder, options),
    print: (line) => console.log(line),
  });
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof CliError)) throw error;
  console.error(error.message);
  process.exit(error.exitCode);
});
