/** The plugin over a fake engine, asked for a response of OpenAI's Responses API. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { Check } from 'typebox/value';
import type { AppOptions } from '../../lib/server/app-options.js';
import { ResponseEvent } from '../../lib/server/schemas/response-events.js';
import type { OutputItem, OutputText } from '../../lib/server/schemas/response-items.js';
import { ResponseObject } from '../../lib/server/schemas/response-object.js';
import { FakeEngine, type FakeScript } from './fake-engine.js';
import { build, errorOf, registryOf } from './http.js';

export const RESPONSES = '/v1/responses';

type Options = Omit<AppOptions, 'models'>;

/** For an engine whose model calls tools and reasons. */
export const FORMATS: Options = { toolFormat: 'hermes', reasoningFormat: 'think' };

/** Without a socket; `changes` are laid over a valid body that says `hi`. */
export async function askResponses(
  t: TestContext,
  changes: object = {},
  script: FakeScript = {},
  options: Options = {},
) {
  const engine = new FakeEngine(script);
  const fastify = await build(t, registryOf(engine), options);
  return Object.assign(await respond(fastify, changes), { engine, fastify });
}

/** Asks once more. */
export async function respond(fastify: FastifyInstance, changes: object = {}) {
  const payload = { input: 'hi', ...changes };
  const reply = await fastify.inject({ method: 'POST', url: RESPONSES, payload });
  return {
    reply,
    /** A whole response; anything that its schema does not describe fails. */
    get response() {
      assert.equal(reply.statusCode, 200, reply.body);
      const response = reply.json<ResponseObject>();
      assert.ok(Check(ResponseObject, response), reply.body);
      return response;
    },
    get error() {
      assert.ok(reply.statusCode >= 400, reply.body);
      return errorOf(reply);
    },
    get events() {
      return parseResponseEvents(reply.body);
    },
  };
}

/** The events of a stream; anything but exactly framed, numbered and described ones fails. */
export function parseResponseEvents(text: string): ResponseEvent[] {
  assert.ok(text.endsWith('\n\n'), 'the stream ends with a whole frame');
  return text
    .slice(0, -2)
    .split('\n\n')
    .map((frame, i) => {
      const [, name, data] = /^event: ([\w.]+)\ndata: (.+)$/.exec(frame) ?? [];
      assert.ok(data, `an event with its name: ${JSON.stringify(frame)}`);
      const event: unknown = JSON.parse(data);
      assert.ok(Check(ResponseEvent, event), data);
      assert.equal(event.type, name);
      assert.equal(event.sequence_number, i);
      return event;
    });
}

const LAST = ['response.completed', 'response.incomplete'];

/**
 * Holds a stream that did not fail to the order that clients rely on.
 * @returns the whole response, which is what the events before it told
 */
export function assembled(events: readonly ResponseEvent[]): ResponseObject {
  const [created, inProgress, ...rest] = events;
  assert.equal(created?.type, 'response.created');
  assert.ok(inProgress?.type === 'response.in_progress');
  assert.deepEqual(created.response, inProgress.response);
  assert.equal(created.response.status, 'in_progress');
  assert.deepEqual(created.response.output, []);
  const last = rest.pop();
  assert.ok(last && 'response' in last && LAST.includes(last.type), last?.type);
  assert.equal(last.type, `response.${last.response.status}`);
  const items: OutputItem[] = [];
  while (rest.length > 0) items.push(takeItem(rest, items.length));
  assert.deepEqual(last.response.output, items);
  assert.equal(last.response.id, created.response.id);
  return last.response;
}

/** Takes the events of one item off the beginning. */
function takeItem(events: ResponseEvent[], output_index: number): OutputItem {
  const take = <T extends ResponseEvent['type']>(type: T) => {
    const event = events.shift();
    assert.equal(event?.type, type);
    return event as Extract<ResponseEvent, { type: T }>;
  };
  const added = take('response.output_item.added');
  assert.equal(added.output_index, output_index);
  assert.equal(added.item.status, 'in_progress');
  const { id: item_id, type } = added.item;
  const place = { output_index, item_id };
  const isAt = (event: object, more: object = {}) => {
    for (const [key, value] of Object.entries({ ...place, ...more }))
      assert.deepEqual((event as Record<string, unknown>)[key], value, key);
  };
  let text = '';
  const logprobs: NonNullable<OutputText['logprobs']> = [];
  const kind = (
    {
      message: 'output_text',
      reasoning: 'reasoning_text',
      function_call: 'function_call_arguments',
    } as const
  )[type];
  if (type !== 'function_call') {
    const { part } = take('response.content_part.added');
    assert.deepEqual([part.type, part.text], [kind, '']);
  }
  while (events[0]?.type === `response.${kind}.delta`) {
    const delta = take(`response.${kind}.delta`);
    isAt(delta, type === 'function_call' ? {} : { content_index: 0 });
    assert.notEqual(delta.delta, '');
    text += delta.delta;
    if ('logprobs' in delta) logprobs.push(...delta.logprobs);
  }
  const done = take(`response.${kind}.done`);
  isAt(
    done,
    done.type === 'response.function_call_arguments.done' ? { arguments: text } : { text },
  );
  if ('logprobs' in done) assert.deepEqual(done.logprobs, logprobs);
  const partDone = type === 'function_call' ? undefined : take('response.content_part.done');
  if (partDone) isAt(partDone, { content_index: 0 });
  const { item } = take('response.output_item.done');
  assert.equal(item.id, item_id);
  if (item.type === 'function_call') assert.equal(item.arguments, text);
  else assert.deepEqual(item.content, [partDone?.part]);
  return item;
}

/** A tool with one argument that is a text. */
export const WEATHER = {
  type: 'function',
  name: 'get_weather',
  description: 'Tells the weather in a city.',
  parameters: {
    type: 'object',
    properties: { city: { type: 'string' } },
    required: ['city'],
  },
};

/** How a model with `FORMATS` calls it. */
export const WEATHER_CALL =
  '<tool_call>\n{"name": "get_weather", "arguments": {"city": "Rome"}}\n</tool_call>';
