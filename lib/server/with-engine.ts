/** What all endpoints that generate do around their work: find the engine, watch the client. */
import type { FastifyReply } from 'fastify';
import { OpenVINOServeError } from '../errors.js';
import type { TextEngine } from '../text-engine.js';
import type { AppSettings } from './app-options.js';
import { abortOnDisconnect } from './disconnect.js';
import { findEngine } from './find-engine.js';

export interface CallContext {
  /** Id of the model that answers. */
  model: string;
  /** Aborted when the client has gone away, or by `cancel`. */
  signal: AbortSignal;
  cancel: (reason: unknown) => void;
}

/**
 * Runs `work` with the engine of a model. It returns the body of the response, or undefined if it
 * has written a stream.
 * @param id of the model; undefined for the default one
 * @throws {HttpError} as `findEngine`; and what `work` throws before a response has begun
 */
export async function withEngine(
  { models }: AppSettings,
  id: string | undefined,
  reply: FastifyReply,
  work: (engine: TextEngine, context: CallContext) => Promise<object | undefined>,
): Promise<FastifyReply> {
  const model = id ?? models.defaultId;
  const controller = abortOnDisconnect(reply.raw);
  const cancel = (reason: unknown) => controller.abort(reason);
  const engine = await findEngine(models, model);
  try {
    const body = await work(engine, { model, signal: controller.signal, cancel });
    if (body) reply.send(body);
  } catch (error) {
    cancel(error);
    if (error instanceof OpenVINOServeError && error.code === 'ENGINE_FAILED') {
      models.discard(model, engine, error);
    }
    // Nobody is there to read an answer, and nothing failed that anyone must know of.
    if (reply.raw.destroyed) reply.hijack();
    // A stream that has begun has told its client already, and cannot turn into another response.
    else if (!reply.sent) throw error;
  }
  return reply;
}
