/** `POST /v1/messages` as server-sent events. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { Check } from 'typebox/value';
import { OpenVINOServeError } from '../../lib/errors.js';
import { MessageEvent } from '../../lib/server/schemas/messages-response.js';
import { FakeEngine } from '../helpers/fake-engine.js';
import { build, listen, post, readAll, readUntil, registryOf } from '../helpers/http.js';
import {
  askMessages,
  FORMATS,
  MESSAGES,
  messagesBody,
  parseEvents,
  WEATHER,
  WEATHER_CALL,
} from '../helpers/messages.js';

const usage = (input_tokens: number, output_tokens: number) => ({
  input_tokens,
  output_tokens,
  cache_creation_input_tokens: null,
  cache_read_input_tokens: null,
});

test('an answer of text', async (t) => {
  const { response, events } = await askMessages(t, { stream: true });
  assert.equal(response.headers['content-type'], 'text/event-stream; charset=utf-8');
  assert.ok(response.headers['request-id']);
  for (const event of events) assert.ok(Check(MessageEvent, event), JSON.stringify(event));
  const [start, ...rest] = events;
  assert.ok(start?.type === 'message_start');
  const { id, ...message } = start.message;
  assert.match(id, /^msg_/);
  assert.deepEqual(message, {
    type: 'message',
    role: 'assistant',
    model: 'demo',
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: usage(5, 0),
  });
  const delta = (text: string) => ({
    type: 'content_block_delta',
    index: 0,
    delta: { type: 'text_delta', text },
  });
  assert.deepEqual(rest, [
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    delta('Hello'),
    delta(' world'),
    { type: 'content_block_stop', index: 0 },
    {
      type: 'message_delta',
      delta: { stop_reason: 'end_turn', stop_sequence: null },
      usage: usage(5, 3),
    },
    { type: 'message_stop' },
  ]);
});

test('thinking, text and calls are blocks that follow each other', async (t) => {
  const { events } = await askMessages(
    t,
    { stream: true, tools: [WEATHER] },
    { answer: () => ['<think>Hm', '.</think>', 'I look.', WEATHER_CALL, WEATHER_CALL, 'Done.'] },
    FORMATS,
  );
  const told = events.slice(1).map((event) => {
    assert.ok(Check(MessageEvent, event), JSON.stringify(event));
    switch (event.type) {
      case 'content_block_start':
        return `${event.index} ${event.content_block.type}`;
      case 'content_block_delta':
        return `${event.index} ${Object.values(event.delta).join(' ')}`;
      case 'content_block_stop':
        return `${event.index} stop`;
      case 'message_delta':
        return event.delta.stop_reason;
      default:
        return event.type;
    }
  });
  assert.deepEqual(told, [
    '0 thinking',
    '0 thinking_delta Hm',
    '0 thinking_delta .',
    '0 signature_delta ',
    '0 stop',
    '1 text',
    '1 text_delta I look.',
    '1 stop',
    '2 tool_use',
    '2 input_json_delta {"city": "Rome"}',
    '2 stop',
    '3 tool_use',
    '3 input_json_delta {"city": "Rome"}',
    '3 stop',
    '4 text',
    '4 text_delta Done.',
    '4 stop',
    'tool_use',
    'message_stop',
  ]);
});

test('an answer of nothing has no blocks', async (t) => {
  const { events } = await askMessages(t, { stream: true }, { answer: () => [] });
  const types = events.map(({ type }) => type);
  assert.deepEqual(types, ['message_start', 'message_delta', 'message_stop']);
});

test('an error in mid-stream is an event', async (t) => {
  const error = new OpenVINOServeError('KV_CACHE_EXHAUSTED', 'The KV cache is full.');
  const { response, events } = await askMessages(
    t,
    { stream: true },
    { answer: () => ['x', error] },
  );
  assert.equal(response.statusCode, 200);
  assert.deepEqual(events.at(-1), {
    type: 'error',
    error: { type: 'overloaded_error', message: 'The KV cache is full.' },
    request_id: response.headers['request-id'],
  });
});

test('what is wrong before the stream begins has a status of its own', async (t) => {
  const { response, error } = await askMessages(
    t,
    { stream: true },
    { refuse: () => new OpenVINOServeError('INVALID_ARGUMENT', 'No.') },
  );
  assert.equal(response.statusCode, 400);
  assert.deepEqual(error, { type: 'invalid_request_error', message: 'No.' });
});

test('the stream begins before the first token, and a client that goes away cancels it', async (t) => {
  const engine = new FakeEngine({ answer: () => [new Promise(() => {})] });
  const url = await listen(await build(t, registryOf(engine)));
  const cancelled = once(engine, 'cancel');
  const response = await post(url + MESSAGES, messagesBody({ stream: true }));
  assert.match(await readUntil(response, 'message_start'), /^event: message_start\n/);
  response.destroy();
  await cancelled;
  assert.equal(engine.running, 0);
});

test('silence is filled with comments, which clients skip', async (t) => {
  let release = () => {};
  const wait = new Promise<void>((resolve) => (release = resolve));
  const engine = new FakeEngine({ answer: () => [wait, 'Hi'] });
  const url = await listen(await build(t, registryOf(engine), { keepAliveInterval: 0.02 }));
  const response = await post(url + MESSAGES, messagesBody({ stream: true }));
  const begun = await readUntil(response, ': keep-alive');
  release();
  const text = (begun + (await readAll(response))).replaceAll(': keep-alive\n\n', '');
  assert.equal(parseEvents(text).at(-1)?.type, 'message_stop');
});
