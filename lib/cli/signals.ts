/** Ends the process in an orderly way on SIGINT and SIGTERM. */
import { constants } from 'node:os';

/**
 * The first signal calls `stop` and then exits with code 0, the second exits at once with
 * 128 plus the signal's number, as shells do.
 */
export function stopOnSignals(stop: () => Promise<void>, print: (line: string) => void): void {
  let stopping = false;
  const onSignal = (signal: 'SIGINT' | 'SIGTERM') => {
    if (stopping) process.exit(128 + constants.signals[signal]);
    stopping = true;
    print('Stopping: running requests may finish. A second signal stops at once.');
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}
