/** `POST /v1/chat/completions` with `stream: true`, over a real socket. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Check } from 'typebox/value';
import { OpenVINOServeError } from '../../lib/errors.js';
import {
  ChatCompletionChunk,
  type ChatCompletionChunk as Chunk,
} from '../../lib/server/schemas/chat-completion-response.js';
import { startStreaming as start } from '../helpers/fake-server.js';
import { parseChunks, parseFrames, readAll, readUntil } from '../helpers/http.js';

const choice = (index: number, delta: object, finish_reason: string | null = null) => ({
  index,
  delta,
  logprobs: null,
  finish_reason,
});

test('frames byte for byte', async (t) => {
  const { ask } = await start(t, { answer: () => ['Hi', '', ' "you"\n\u2028😀'] });
  const response = await ask();
  assert.equal(response.statusCode, 200);
  assert.equal(response.headers['content-type'], 'text/event-stream; charset=utf-8');
  assert.equal(response.headers['cache-control'], 'no-cache, no-transform');
  assert.equal(response.headers.connection, 'keep-alive');
  assert.equal(response.headers['x-accel-buffering'], 'no');
  const text = await readAll(response);
  const { id, created } = JSON.parse(text.slice(6, text.indexOf('\n'))) as Chunk;
  assert.match(id, /^chatcmpl-[0-9a-f]{32}$/);
  const head = `data: {"id":"${id}","object":"chat.completion.chunk","created":${created},"model":"demo","choices":[{"index":0,"delta":`;
  const tail = ',"logprobs":null,"finish_reason":null}]}\n\n';
  assert.equal(
    text,
    `${head}{"role":"assistant","content":""}${tail}` +
      `${head}{"content":"Hi"}${tail}` +
      `${head}{"content":${JSON.stringify(' "you"\n\u2028😀')}}${tail}` +
      `${head}{},"logprobs":null,"finish_reason":"stop"}]}\n\n` +
      'data: [DONE]\n\n',
  );
});

test('usage comes last and only when asked for, with null before', async (t) => {
  const { ask } = await start(t);
  const withUsage = await ask({ stream_options: { include_usage: true } });
  const chunks = parseChunks<Chunk>(await readAll(withUsage));
  for (const chunk of chunks) assert.ok(Check(ChatCompletionChunk, chunk));
  const last = chunks.pop();
  assert.deepEqual(last?.choices, []);
  assert.deepEqual(last.usage, { prompt_tokens: 5, completion_tokens: 3, total_tokens: 8 });
  assert.ok(chunks.every((chunk) => chunk.usage === null));

  const without = parseChunks<Chunk>(await readAll(await ask({ stream_options: {} })));
  assert.ok(without.every((chunk) => !('usage' in chunk) && chunk.choices.length === 1));
});

test('n choices come interleaved, each with role, content and end', async (t) => {
  const { ask } = await start(t, { answer: ({ index }) => [`a${index}`, `b${index}`] });
  const response = await ask({ n: 2, stream_options: { include_usage: true } });
  const chunks = parseChunks<Chunk>(await readAll(response));
  assert.deepEqual(chunks.pop()?.usage, {
    prompt_tokens: 5,
    completion_tokens: 6,
    total_tokens: 11,
  });
  assert.equal(new Set(chunks.map((chunk) => chunk.id)).size, 1);
  const choices = chunks.flatMap((chunk) => chunk.choices);
  const order = choices.map((item) => item.index);
  assert.deepEqual(order.slice(0, 4), [0, 1, 0, 1], 'no choice waits for the other to end');
  for (const index of [0, 1]) {
    assert.deepEqual(
      choices.filter((item) => item.index === index),
      [
        choice(index, { role: 'assistant', content: '' }),
        choice(index, { content: `a${index}` }),
        choice(index, { content: `b${index}` }),
        choice(index, {}, 'stop'),
      ],
    );
  }
});

test('headers and the role chunk do not wait for the first token', async (t) => {
  let release = () => {};
  const prefill = new Promise<void>((resolve) => (release = resolve));
  const { ask } = await start(t, { answer: () => [prefill, 'x'] });
  const response = await ask();
  await readUntil(response, '"role":"assistant"');
  release();
  await readUntil(response, '[DONE]');
});

test('an error in mid-stream is the last event, without [DONE]', async (t) => {
  const error = new OpenVINOServeError('KV_CACHE_EXHAUSTED', 'The KV cache is full.');
  const never = new Promise(() => {});
  const { ask, engine } = await start(t, {
    answer: ({ index }) => (index === 0 ? ['x', never] : ['y', error]),
  });
  const response = await ask({ n: 2 });
  assert.equal(response.statusCode, 200);
  const frames = parseFrames(await readAll(response));
  const last = frames.at(-1);
  assert.ok(last && 'data' in last);
  assert.deepEqual(JSON.parse(last.data), {
    error: {
      message: 'The KV cache is full.',
      type: 'server_error',
      param: null,
      code: 'kv_cache_exhausted',
    },
  });
  assert.equal(engine.running, 0, 'the other choice was cancelled');
});
