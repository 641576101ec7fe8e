/** The official client for Node against the server. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test, type TestContext } from 'node:test';
import OpenAI, { APIError, BadRequestError, NotFoundError } from 'openai';
import { OpenVINOServeError } from '../../lib/errors.js';
import { FakeEngine, type FakeScript } from '../helpers/fake-engine.js';
import { build, listen, registryOf } from '../helpers/http.js';

const messages = [{ role: 'user', content: 'hi' }] as const;
const request = { model: 'demo', messages: [...messages] };

async function connect(t: TestContext, script: FakeScript = {}) {
  const engine = new FakeEngine(script);
  const url = await listen(await build(t, registryOf(engine)));
  const client = new OpenAI({ baseURL: `${url}/v1`, apiKey: 'none', maxRetries: 0 });
  return { engine, client };
}

test('chats', async (t) => {
  const { client, engine } = await connect(t);
  const completion = await client.chat.completions.create(request);
  const message = completion.choices[0]?.message;
  assert.ok(message);
  assert.equal(message.content, 'Hello world');
  assert.equal(completion.usage?.total_tokens, 8);
  // What came back can be sent back as it is.
  await client.chat.completions.create({ ...request, messages: [...messages, message] });
  assert.equal(engine.prepared[1]?.[1]?.content, 'Hello world');
});

test('streams', async (t) => {
  const { client } = await connect(t);
  const stream = await client.chat.completions.create({
    ...request,
    stream: true,
    stream_options: { include_usage: true },
  });
  let text = '';
  let total: number | undefined;
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta.content ?? '';
    total = chunk.usage?.total_tokens ?? total;
  }
  assert.equal(text, 'Hello world');
  assert.equal(total, 8);
});

test("streams through the client's own accumulator, which checks the order of events", async (t) => {
  const { client } = await connect(t);
  const completion = await client.chat.completions
    .stream({ ...request, n: 2 })
    .finalChatCompletion();
  assert.deepEqual(
    completion.choices.map((choice) => [choice.message.content, choice.finish_reason]),
    [
      ['Hello world', 'stop'],
      ['Hello world', 'stop'],
    ],
  );
});

test('an error in mid-stream is raised', async (t) => {
  const error = new OpenVINOServeError('KV_CACHE_EXHAUSTED', 'The KV cache is full.');
  const { client } = await connect(t, { answer: () => ['x', error] });
  const stream = await client.chat.completions.create({ ...request, stream: true });
  await assert.rejects(
    async () => {
      for await (const chunk of stream) assert.ok(chunk.choices);
    },
    (raised) => raised instanceof APIError && raised.code === 'kv_cache_exhausted',
  );
});

test('leaving a stream cancels it', async (t) => {
  const { client, engine } = await connect(t, { answer: () => ['x', new Promise(() => {})] });
  const stream = await client.chat.completions.create({ ...request, stream: true });
  const cancelled = once(engine, 'cancel');
  for await (const chunk of stream) if (chunk.choices[0]?.delta.content === 'x') break;
  await cancelled;
});

test('errors have the right class, code and param', async (t) => {
  const { client } = await connect(t);
  await assert.rejects(
    client.chat.completions.create({ ...request, temperature: 3 }),
    (error) =>
      error instanceof BadRequestError &&
      error.code === 'decimal_above_max_value' &&
      error.param === 'temperature',
  );
  await assert.rejects(client.chat.completions.create({ ...request, model: 'x' }), NotFoundError);
});

test('lists and retrieves models', async (t) => {
  const { client } = await connect(t);
  assert.deepEqual(
    (await client.models.list()).data.map((model) => model.id),
    ['demo'],
  );
  assert.equal((await client.models.retrieve('demo')).owned_by, 'openvino-serve');
});
