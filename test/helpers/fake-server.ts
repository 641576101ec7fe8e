/** The plugin over a fake engine, asked for a chat completion in one go. */
import type { TestContext } from 'node:test';
import type { ChatCompletion } from '../../lib/server/schemas/chat-completion-response.js';
import { FakeEngine, type FakeScript } from './fake-engine.js';
import { build, CHAT, chatBody, errorOf, listen, post, registryOf } from './http.js';

/** Without a socket; `changes` are laid over a valid body. */
export async function ask(t: TestContext, changes: object = {}, script: FakeScript = {}) {
  const engine = new FakeEngine(script);
  const fastify = await build(t, registryOf(engine));
  const response = await fastify.inject({ method: 'POST', url: CHAT, payload: chatBody(changes) });
  return {
    engine,
    response,
    get completion() {
      return response.json<ChatCompletion>();
    },
    get error() {
      return errorOf(response);
    },
  };
}

/** Over a real socket; `ask` begins a stream. */
export async function startStreaming(
  t: TestContext,
  script: FakeScript = {},
  options: object = {},
) {
  const engine = new FakeEngine(script);
  const url = (await listen(await build(t, registryOf(engine), options))) + CHAT;
  return {
    engine,
    ask: (changes: object = {}, signal?: AbortSignal) =>
      post(url, chatBody({ stream: true, ...changes }), signal),
  };
}
