// How the scripts speak: a failure that the user can act on is one message and exit code 1,
// never a stack trace. A stack trace means a bug in the scripts themselves.

export class UserError extends Error {}

/** Stops the script with a message that says what is missing and how to get it. */
export function fail(...lines) {
  throw new UserError(lines.join('\n'));
}

/** Runs a script's main function; the only place that prints errors and sets the exit code. */
export async function run(name, main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(`${name}: ${error.message}`);
    process.exitCode = 1;
  }
}
