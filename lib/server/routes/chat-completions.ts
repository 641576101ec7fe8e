/** `POST /v1/chat/completions`. */
import { randomUUID } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { OpenVINOServeError } from '../../errors.js';
import type { Generation, TextEngine } from '../../text-engine.js';
import type { AppSettings } from '../app-options.js';
import { readChatCall, type ChatCall } from '../chat-call.js';
import type { CompletionHead } from '../chat-chunks.js';
import { collectCompletion } from '../collect-completion.js';
import { abortOnDisconnect } from '../disconnect.js';
import { toHttpError } from '../error-mapping.js';
import { findEngine } from '../find-engine.js';
import { checkOtherParameters } from '../openai-parameters.js';
import type { AppInstance } from '../app-instance.js';
import { logFailure } from '../plugins/error-handler.js';
import { ChatCompletionRequest } from '../schemas/chat-completions.js';
import { ChatCompletion } from '../schemas/chat-completion-response.js';
import { sseFrame, SseWriter } from '../sse.js';
import { streamCompletion } from '../stream-completion.js';

const KNOWN_PARAMETERS = new Set(Object.keys(ChatCompletionRequest.properties));

export function chatCompletionsRoute(app: AppInstance, settings: AppSettings): void {
  const { models, maxChoices, bodyLimit } = settings;
  const schema = { body: ChatCompletionRequest, response: { 200: ChatCompletion } };
  app.post('/v1/chat/completions', { schema, bodyLimit }, async (request, reply) => {
    const { body, log } = request;
    const unknown = checkOtherParameters(body, KNOWN_PARAMETERS);
    if (unknown.length > 0) log.warn({ parameters: unknown }, 'unknown parameters were ignored');
    const call = readChatCall(body, maxChoices);
    const model = body.model ?? models.defaultId;
    const controller = abortOnDisconnect(reply.raw);
    const cancel = (reason: unknown) => controller.abort(reason);
    const engine = await findEngine(models, model);
    try {
      const generations = await start(engine, call, controller, settings.streamInterval);
      const head = newHead(model);
      if (call.stream) await stream(reply, head, generations, call, cancel, settings);
      else reply.send(await collectCompletion(head, generations, cancel));
    } catch (error) {
      if (error instanceof OpenVINOServeError && error.code === 'ENGINE_FAILED') {
        models.discard(model, engine, error);
      }
      // Nobody is there to read an answer, and nothing failed that anyone must know of.
      if (reply.raw.destroyed) reply.hijack();
      // A stream that has begun has told its client already, and cannot turn into another response.
      else if (!reply.sent) throw error;
    }
    return reply;
  });
}

/** Everything that can be refused is refused here, before the first byte of a response. */
async function start(
  engine: TextEngine,
  call: ChatCall,
  controller: AbortController,
  deltaInterval: number,
): Promise<Generation[]> {
  const { signal } = controller;
  const prompt = await engine.prepareChat(call.messages, { signal });
  try {
    return call.choices.map((params) => engine.generate(prompt, params, { signal, deltaInterval }));
  } catch (error) {
    controller.abort(error);
    throw error;
  }
}

async function stream(
  reply: FastifyReply,
  head: CompletionHead,
  generations: Generation[],
  call: ChatCall,
  cancel: (reason: unknown) => void,
  settings: AppSettings,
): Promise<void> {
  const headers = reply.getHeaders();
  reply.hijack();
  const sse = new SseWriter(reply.raw, headers, settings.keepAliveInterval);
  try {
    await streamCompletion(sse, head, generations, {
      includeUsage: call.includeUsage,
      cancel,
    });
  } catch (error) {
    if (!reply.raw.destroyed) {
      const failure = toHttpError(error);
      logFailure(reply.log, failure);
      sse.write(sseFrame(JSON.stringify(failure.toBody())));
    }
    throw error;
  } finally {
    sse.end();
  }
}

function newHead(model: string): CompletionHead {
  return {
    id: `chatcmpl-${randomUUID().replaceAll('-', '')}`,
    created: Math.floor(Date.now() / 1000),
    model,
  };
}
