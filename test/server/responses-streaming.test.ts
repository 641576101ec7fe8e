/** `POST /v1/responses` as server-sent events. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { OpenVINOServeError } from '../../lib/errors.js';
import { FakeEngine } from '../helpers/fake-engine.js';
import { build, listen, post, readAll, readUntil, registryOf } from '../helpers/http.js';
import {
  askResponses,
  assembled,
  FORMATS,
  parseResponseEvents,
  RESPONSES,
  WEATHER,
  WEATHER_CALL,
} from '../helpers/responses.js';

test('an answer of text', async (t) => {
  const { reply, events } = await askResponses(t, { stream: true });
  assert.equal(reply.headers['content-type'], 'text/event-stream; charset=utf-8');
  assert.deepEqual(
    events.map(({ type }) => type),
    [
      'response.created',
      'response.in_progress',
      'response.output_item.added',
      'response.content_part.added',
      'response.output_text.delta',
      'response.output_text.delta',
      'response.output_text.done',
      'response.content_part.done',
      'response.output_item.done',
      'response.completed',
    ],
  );
  const response = assembled(events);
  assert.equal(response.usage?.output_tokens, 3);
});

test('reasoning, text and calls are items that follow each other', async (t) => {
  const answer = ['<think>Hm', '.</think>', 'I look.', WEATHER_CALL, WEATHER_CALL, 'Done.'];
  const { events } = await askResponses(
    t,
    { stream: true, tools: [WEATHER] },
    { answer: () => answer },
    FORMATS,
  );
  const { output } = assembled(events);
  assert.deepEqual(
    output.map((item) => (item.type === 'function_call' ? item.arguments : item.content[0])),
    [
      { type: 'reasoning_text', text: 'Hm.' },
      { type: 'output_text', text: 'I look.', annotations: [] },
      '{"city": "Rome"}',
      '{"city": "Rome"}',
      { type: 'output_text', text: 'Done.', annotations: [] },
    ],
  );
});

test('an answer of nothing has no items', async (t) => {
  const { events } = await askResponses(t, { stream: true }, { answer: () => [] });
  assert.deepEqual(assembled(events).output, []);
});

test('a limit ends the stream as incomplete', async (t) => {
  const { events } = await askResponses(t, { stream: true }, { finishReason: 'length' });
  const { status, output } = assembled(events);
  assert.equal(status, 'incomplete');
  assert.equal(output[0]?.status, 'incomplete');
});

test('an error in mid-stream fails the response, and is an event that clients throw', async (t) => {
  const error = new OpenVINOServeError('KV_CACHE_EXHAUSTED', 'The KV cache is full.');
  const { reply, events, fastify } = await askResponses(
    t,
    { stream: true },
    { answer: () => ['x', error] },
  );
  assert.equal(reply.statusCode, 200);
  const [failed, last] = events.slice(-2);
  assert.ok(failed?.type === 'response.failed');
  assert.deepEqual(failed.response.error, {
    code: 'server_error',
    message: 'The KV cache is full.',
  });
  assert.equal(failed.response.status, 'failed');
  assert.equal(last?.type, 'error');
  assert.deepEqual(last, {
    type: 'error',
    sequence_number: events.length - 1,
    message: 'The KV cache is full.',
    code: 'kv_cache_exhausted',
    param: null,
  });
  const url = `${RESPONSES}/${failed.response.id}`;
  assert.equal((await fastify.inject(url)).statusCode, 404);
});

test('what is wrong before the stream begins has a status of its own', async (t) => {
  const { reply, error } = await askResponses(
    t,
    { stream: true },
    { refuse: () => new OpenVINOServeError('INVALID_ARGUMENT', 'No.') },
  );
  assert.equal(reply.statusCode, 400);
  assert.equal(error.message, 'No.');
});

for (const stream of [true, false]) {
  test(`a client that goes away cancels, ${stream ? 'streamed' : 'whole'}`, async (t) => {
    const engine = new FakeEngine({ answer: () => [new Promise(() => {})] });
    const url = await listen(await build(t, registryOf(engine)));
    const [started, cancelled] = [once(engine, 'generate'), once(engine, 'cancel')];
    const leaving = new AbortController();
    const response = post(url + RESPONSES, { input: 'hi', stream }, leaving.signal);
    response.catch(() => {});
    await started;
    if (stream) assert.match(await readUntil(await response, 'in_progress'), /^event: /);
    leaving.abort();
    await cancelled;
    assert.equal(engine.running, 0);
  });
}

test('silence is filled with comments, which clients skip', async (t) => {
  let release = () => {};
  const wait = new Promise<void>((resolve) => (release = resolve));
  const engine = new FakeEngine({ answer: () => [wait, 'Hi'] });
  const url = await listen(await build(t, registryOf(engine), { keepAliveInterval: 0.02 }));
  const response = await post(url + RESPONSES, { input: 'hi', stream: true });
  const begun = await readUntil(response, ': keep-alive');
  release();
  const text = (begun + (await readAll(response))).replaceAll(': keep-alive\n\n', '');
  assembled(parseResponseEvents(text));
});
