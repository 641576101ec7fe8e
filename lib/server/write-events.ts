/** Answers with server-sent events, an error that comes late included. */
import type { FastifyReply } from 'fastify';
import type { AppSettings } from './app-options.js';
import { toHttpError } from './error-mapping.js';
import type { HttpError } from './openai-error.js';
import { logFailure } from './plugins/error-handler.js';
import { sseFrame, SseWriter } from './sse.js';

export const openAIErrorFrame = (error: HttpError): string =>
  sseFrame(JSON.stringify(error.toBody()));

/**
 * Sends the headers, lets `write` write, and ends the response.
 * @param errorFrame the event that tells the client of an error
 * @throws what `write` throws, once the client has been told
 */
export async function writeEvents(
  reply: FastifyReply,
  { keepAliveInterval }: Pick<AppSettings, 'keepAliveInterval'>,
  errorFrame: (error: HttpError) => string,
  write: (sse: SseWriter) => Promise<void>,
): Promise<undefined> {
  const headers = reply.getHeaders();
  reply.hijack();
  const sse = new SseWriter(reply.raw, headers, keepAliveInterval);
  try {
    await write(sse);
  } catch (error) {
    if (!reply.raw.destroyed) {
      const failure = toHttpError(error);
      logFailure(reply.log, failure);
      sse.write(errorFrame(failure));
    }
    throw error;
  } finally {
    sse.end();
  }
}
