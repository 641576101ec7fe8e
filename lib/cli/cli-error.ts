/** Ends the program with a message instead of a stack trace. */
export class CliError extends Error {
  /** @param exitCode 2 for a wrong command line or setting, 1 for what fails later */
  constructor(
    message: string,
    readonly exitCode: 1 | 2,
  ) {
    super(message);
    this.name = 'CliError';
  }
}
