/** `POST /v1/chat/completions` without streaming: what reaches the engine and what comes back. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { Check } from 'typebox/value';
import { ChatCompletion } from '../../lib/server/schemas/chat-completion-response.js';
import { FakeEngine } from '../helpers/fake-engine.js';
import { ask } from '../helpers/fake-server.js';
import { build, CHAT, chatBody, listen, post, registryOf } from '../helpers/http.js';

test('answers with a chat completion object', async (t) => {
  const { response, completion } = await ask(t);
  assert.equal(response.statusCode, 200);
  assert.equal(response.headers['content-type'], 'application/json; charset=utf-8');
  assert.ok(Check(ChatCompletion, completion));
  const { id, created, ...rest } = completion;
  assert.match(id, /^chatcmpl-[0-9a-f]{32}$/);
  assert.ok(Math.abs(created - Date.now() / 1000) < 60);
  assert.deepEqual(rest, {
    object: 'chat.completion',
    model: 'demo',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: 'Hello world', refusal: null },
        logprobs: null,
        finish_reason: 'stop',
      },
    ],
    usage: { prompt_tokens: 5, completion_tokens: 3, total_tokens: 8 },
  });
});

test('reports the finish reason of the engine', async (t) => {
  const { completion } = await ask(t, {}, { finishReason: 'length' });
  assert.equal(completion.choices[0]?.finish_reason, 'length');
});

const DEFAULTS = {
  maxTokens: 900,
  temperature: 0.7,
  topP: 1,
  presencePenalty: 0,
  frequencyPenalty: 0,
};

test('the engine gets the founding defaults', async (t) => {
  const { engine } = await ask(t);
  assert.deepEqual(engine.calls[0]?.params, DEFAULTS);
});

test('null means the default, for every parameter that may be null', async (t) => {
  const names =
    'temperature top_p n stream stream_options max_tokens max_completion_tokens presence_penalty frequency_penalty stop seed';
  const nulls = Object.fromEntries(names.split(' ').map((name) => [name, null]));
  const { engine, response } = await ask(t, nulls);
  assert.equal(response.statusCode, 200);
  assert.deepEqual(engine.calls[0]?.params, DEFAULTS);
});

test('the engine gets the values given', async (t) => {
  const { engine } = await ask(t, {
    temperature: 0,
    top_p: 0.5,
    max_tokens: 7,
    presence_penalty: -2,
    frequency_penalty: 2,
    stop: ['a', 'b', 'c', 'd'],
    seed: 3,
  });
  assert.deepEqual(engine.calls[0]?.params, {
    temperature: 0,
    topP: 0.5,
    maxTokens: 7,
    presencePenalty: -2,
    frequencyPenalty: 2,
    stop: ['a', 'b', 'c', 'd'],
    seed: 3,
  });
});

test('stop can be one text', async (t) => {
  const { engine } = await ask(t, { stop: 'END' });
  assert.equal(engine.calls[0]?.params.stop, 'END');
});

test('max_completion_tokens is max_tokens', async (t) => {
  const { engine } = await ask(t, { max_completion_tokens: 12, max_tokens: 12 });
  assert.equal(engine.calls[0]?.params.maxTokens, 12);
});

test('n choices share the prompt, differ in seed and add up in usage', async (t) => {
  const { engine, completion } = await ask(
    t,
    { n: 3, seed: Number.MAX_SAFE_INTEGER - 1 },
    { answer: ({ index }) => [`answer ${index}`] },
  );
  assert.equal(engine.prepared.length, 1);
  const seeds = engine.calls.map((call) => call.params.seed);
  assert.deepEqual(seeds, [Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER, 0]);
  assert.deepEqual(
    completion.choices.map(({ index, message }) => [index, message.content]),
    [0, 1, 2].map((i) => [i, `answer ${i}`]),
  );
  assert.deepEqual(completion.usage, { prompt_tokens: 5, completion_tokens: 6, total_tokens: 11 });
});

test('a negative seed wraps around', async (t) => {
  const { engine } = await ask(t, { seed: -1, n: 2 });
  assert.deepEqual(
    engine.calls.map((call) => call.params.seed),
    [Number.MAX_SAFE_INTEGER, 0],
  );
});

test('a client that goes away cancels its request', async (t) => {
  const never = new Promise(() => {});
  const engine = new FakeEngine({ answer: () => ['x', never] });
  const url = await listen(await build(t, registryOf(engine)));
  const client = new AbortController();
  const started = once(engine, 'generate');
  const cancelled = once(engine, 'cancel');
  const response = post(url + CHAT, chatBody({ n: 2 }), client.signal);
  await started;
  client.abort();
  await assert.rejects(response, { name: 'AbortError' });
  await cancelled;
  if (engine.running > 0) await once(engine, 'cancel');
  assert.equal(engine.running, 0);
});
