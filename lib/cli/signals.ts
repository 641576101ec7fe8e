/** Ends the process in an orderly way on SIGINT and SIGTERM. */
import { constants } from 'node:os';

type StopSignal = 'SIGINT' | 'SIGTERM';

/** @returns what stops listening */
export function onStopSignal(handle: (signal: StopSignal) => void): () => void {
  process.on('SIGINT', handle);
  process.on('SIGTERM', handle);
  return () => process.off('SIGINT', handle).off('SIGTERM', handle);
}

/** The exit code by which shells tell that a signal ended a process. */
export function exitCodeOf(signal: StopSignal): number {
  return 128 + constants.signals[signal];
}

/**
 * The first signal calls `stop` and then exits with code 0, the second exits at once with
 * 128 plus the signal's number, as shells do.
 */
export function stopOnSignals(stop: () => Promise<void>, print: (line: string) => void): void {
  let stopping = false;
  onStopSignal((signal) => {
    if (stopping) process.exit(exitCodeOf(signal));
    stopping = true;
    print('Stopping: running requests may finish. A second signal stops at once.');
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}
