/** Lets a long task end in order when SIGINT or SIGTERM comes. */
import { exitCodeOf, onStopSignal } from './signals.js';

/**
 * The first signal aborts the task, which may clean up; the process then exits with 128 plus the
 * signal's number, as shells do. A second signal exits at once.
 */
export async function interruptible(
  task: (signal: AbortSignal) => Promise<void>,
  print: (line: string) => void,
): Promise<void> {
  const controller = new AbortController();
  let code: number | undefined;
  const stopListening = onStopSignal((signal) => {
    if (code !== undefined) process.exit(code);
    code = exitCodeOf(signal);
    print('Stopping: nothing is kept. A second signal stops at once.');
    controller.abort();
  });
  try {
    await task(controller.signal);
  } catch (error) {
    if (code !== undefined) process.exit(code);
    throw error;
  } finally {
    stopListening();
  }
}
