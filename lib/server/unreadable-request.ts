/** Answers bytes that are no HTTP request, which no route and no error handler ever sees. */
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { HttpError } from './openai-error.js';

/** Statuses for what Node's parser reports; anything else it cannot read is a 400. */
const STATUSES: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  // A client that went away needs no answer, and one whose answer has begun can get no other.
  if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) {
    socket.destroy();
    return;
  }
  const status = STATUSES[error.code ?? ''] ?? 400;
  const failure = new HttpError('bad_request', 'The request is not valid HTTP.');
  const body = JSON.stringify(failure.toBody());
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n` +
      'content-type: application/json; charset=utf-8\r\n' +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
