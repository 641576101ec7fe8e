/** The plugin over a fake engine, asked for a message of Anthropic's API. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { AppOptions } from '../../lib/server/app-options.js';
import type {
  Message,
  MessageEvent,
  MessagesError,
} from '../../lib/server/schemas/messages-response.js';
import { FakeEngine, type FakeScript } from './fake-engine.js';
import { build, registryOf } from './http.js';

export const MESSAGES = '/v1/messages';
export const COUNT = '/v1/messages/count_tokens';

/** A body that is valid and says `hi`, with the changes given. */
export function messagesBody(changes: object = {}): Record<string, unknown> {
  return { max_tokens: 50, messages: [{ role: 'user', content: 'hi' }], ...changes };
}

type Options = Omit<AppOptions, 'models'>;

/** For an engine whose model calls tools and reasons. */
export const FORMATS: Options = { toolFormat: 'hermes', reasoningFormat: 'think' };

/** Without a socket; `changes` are laid over a valid body. */
export async function askMessages(
  t: TestContext,
  changes: object = {},
  script: FakeScript = {},
  options: Options = {},
) {
  const engine = new FakeEngine(script);
  const fastify = await build(t, registryOf(engine), options);
  const payload = messagesBody(changes);
  const response = await fastify.inject({ method: 'POST', url: MESSAGES, payload });
  return {
    engine,
    fastify,
    response,
    get message() {
      return response.json<Message>();
    },
    get error() {
      return response.json<MessagesError>().error;
    },
    get events() {
      return parseEvents(response.body);
    },
  };
}

/** The events of a stream; anything but exactly framed bytes fails. */
export function parseEvents(text: string): (MessageEvent | MessagesError)[] {
  assert.ok(text.endsWith('\n\n'), 'the stream ends with a whole frame');
  return text
    .slice(0, -2)
    .split('\n\n')
    .map((frame) => {
      const [, name, data] = /^event: (\w+)\ndata: (.+)$/.exec(frame) ?? [];
      assert.ok(data, `an event with its name: ${JSON.stringify(frame)}`);
      const event = JSON.parse(data) as MessageEvent | MessagesError;
      assert.equal(event.type, name);
      return event;
    });
}

/** A tool with one argument that is a text. */
export const WEATHER = {
  name: 'get_weather',
  description: 'Tells the weather in a city.',
  input_schema: {
    type: 'object',
    properties: { city: { type: 'string' } },
    required: ['city'],
  },
};

/** How a model with `FORMATS` calls it. */
export const WEATHER_CALL =
  '<tool_call>\n{"name": "get_weather", "arguments": {"city": "Rome"}}\n</tool_call>';
