/** Notices a client that goes away before it has its answer. */
import type { ServerResponse } from 'node:http';

/**
 * @returns a controller that is aborted when the connection closes before the response was sent;
 *   it can also be aborted by hand
 */
export function abortOnDisconnect(response: ServerResponse): AbortController {
  const controller = new AbortController();
  const abort = () => {
    if (!response.writableFinished) {
      controller.abort(new Error('The client closed the connection.'));
    }
  };
  if (response.destroyed) abort();
  else response.once('close', abort);
  return controller;
}
