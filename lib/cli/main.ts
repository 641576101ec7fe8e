#!/usr/bin/env node
/** The command `openvino-serve`. */
import { CliError } from './cli-error.js';
import { COMMANDS } from './commands.js';
import { MAIN_HELP } from './help.js';
import { packageVersion } from '../package-info.js';

async function main([name, ...args]: string[]): Promise<void> {
  if (name === '--help' || name === '-h') return void process.stdout.write(MAIN_HELP);
  if (name === '--version' || name === '-v') {
    return void process.stdout.write(`${packageVersion()}\n`);
  }
  if (name === undefined) throw new CliError(`A command is missing.\n\n${MAIN_HELP}`, 2);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    throw new CliError(`Unknown command '${name}'. See 'openvino-serve --help'.`, 2);
  }
  if (args.includes('--help') || args.includes('-h')) {
    return void process.stdout.write(command.help());
  }
  await command.run(args, process.env);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof CliError)) throw error;
  console.error(error.message);
  process.exit(error.exitCode);
});
