/** The official client of Anthropic's API against the demo model. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import Anthropic, { BadRequestError, InternalServerError, NotFoundError } from '@anthropic-ai/sdk';
import Fastify from 'fastify';
import { Engine } from '../../lib/index.js';
import { app } from '../../lib/server/app.js';
import { modelDir } from '../helpers/child.js';
import { listen, registryOf } from '../helpers/http.js';
import { WEATHER } from '../helpers/messages.js';

const engine = await Engine.load(modelDir);
const fastify = Fastify({ forceCloseConnections: true });
await fastify.register(app, { models: registryOf(engine, 'tiny-chat') });
const client = new Anthropic({ baseURL: await listen(fastify), apiKey: 'none', maxRetries: 0 });
after(async () => {
  await fastify.close();
  await engine.close();
});

const ask = (content: string) => [{ role: 'user' as const, content }];
const base = { model: 'tiny-chat', max_tokens: 100, temperature: 0 };
const weather = {
  ...WEATHER,
  description: 'Get the weather in a city',
} as Anthropic.Tool;

const textOf = ({ content }: Anthropic.Message) =>
  content.map((block) => (block.type === 'text' ? block.text : '')).join('');

test('a message', async () => {
  const message = await client.messages.create({ ...base, messages: ask('Hello!') });
  assert.match(textOf(message), /^Hello/);
  assert.equal(message.stop_reason, 'end_turn');
  assert.ok(message._request_id);
  assert.ok(message.usage.input_tokens > 5);
  assert.ok(message.usage.output_tokens > 1);
});

test('a stream, put together by the client, is the same message', async () => {
  const params = { ...base, messages: ask('Count from 1 to 5.') };
  const whole = await client.messages.create(params);
  const stream = client.messages.stream(params);
  let text = '';
  stream.on('text', (delta) => (text += delta));
  const { id, ...streamed } = await stream.finalMessage();
  assert.notEqual(id, whole.id);
  assert.equal(text, textOf(whole));
  assert.deepEqual(
    [streamed.content, streamed.stop_reason, streamed.usage],
    [whole.content, whole.stop_reason, whole.usage],
  );
});

test('a system prompt and turns', async () => {
  const message = await client.messages.create({
    ...base,
    system: 'You are a helpful assistant.',
    messages: [
      ...ask('My name is Anna.'),
      { role: 'assistant', content: [{ type: 'text', text: 'Nice to meet you, Anna!' }] },
      ...ask('What is my name?'),
    ],
  });
  assert.match(textOf(message), /Anna/);
});

test('the answer goes on with what the assistant said last', async () => {
  const { usage } = await client.messages.create({ ...base, messages: ask('Count from 1 to 5.') });
  const message = await client.messages.create({
    ...base,
    messages: [...ask('Count from 1 to 5.'), { role: 'assistant', content: '1, 2,' }],
  });
  assert.match(textOf(message), /^ 3, 4, 5/);
  assert.ok(message.usage.input_tokens > usage.input_tokens);
});

test('a stop sequence', async () => {
  const params = { ...base, messages: ask('Count from 1 to 5.'), stop_sequences: ['x', ' 4'] };
  const message = await client.messages.create(params);
  assert.equal(textOf(message), '1, 2, 3,');
  assert.equal(message.stop_reason, 'stop_sequence');
  assert.equal(message.stop_sequence, ' 4');
  const streamed = await client.messages.stream(params).finalMessage();
  assert.equal(streamed.stop_sequence, ' 4');
  assert.equal(textOf(streamed), '1, 2, 3,');
});

test('the end of max_tokens', async () => {
  const message = await client.messages.create({
    ...base,
    max_tokens: 2,
    messages: ask('Count from 1 to 5.'),
  });
  assert.equal(message.stop_reason, 'max_tokens');
  assert.equal(message.usage.output_tokens, 2);
});

test('a call that the model makes by itself, and its result', async () => {
  const params = { ...base, tools: [weather], messages: ask('What is the weather in Rome?') };
  const message = await client.messages.create(params);
  assert.equal(message.stop_reason, 'tool_use');
  const [call] = message.content;
  assert.ok(call?.type === 'tool_use');
  assert.match(call.id, /^toolu_/);
  assert.equal(call.name, 'get_weather');
  assert.deepEqual(call.input, { city: 'Rome' });

  const streamed = await client.messages.stream(params).finalMessage();
  assert.equal(streamed.stop_reason, 'tool_use');
  const [sameCall] = streamed.content;
  assert.deepEqual(sameCall?.type === 'tool_use' && sameCall.input, { city: 'Rome' });

  const answer = await client.messages.create({
    ...params,
    messages: [
      ...params.messages,
      // What came back can be sent back as it is.
      { role: 'assistant', content: message.content },
      {
        role: 'user',
        content: [
          {
            type: 'tool_result',
            tool_use_id: call.id,
            content: [{ type: 'text', text: '{"temperature": 21, "condition": "sunny"}' }],
          },
        ],
      },
    ],
  });
  assert.equal(answer.stop_reason, 'end_turn');
  assert.match(textOf(answer), /21/);
});

test('a call that the model must make fits its schema, whole and streamed', async () => {
  const tool: Anthropic.Tool = {
    name: 'rate',
    description: 'Rate a text',
    input_schema: {
      type: 'object',
      properties: { stars: { enum: [1, 2, 3] }, word: { enum: ['good', 'bad'] } },
      required: ['stars', 'word'],
      additionalProperties: false,
    },
  };
  const params = { ...base, messages: ask('Hello!'), tools: [weather, tool] };
  const check = (message: Anthropic.Message) => {
    const [call] = message.content;
    assert.ok(call?.type === 'tool_use');
    assert.equal(message.stop_reason, 'tool_use');
    return call;
  };
  const any = check(await client.messages.create({ ...params, tool_choice: { type: 'any' } }));
  assert.ok(['get_weather', 'rate'].includes(any.name));

  const tool_choice = { type: 'tool', name: 'rate' } as const;
  const stream = client.messages.stream({ ...params, tool_choice });
  let json = '';
  stream.on('inputJson', (part) => (json += part));
  const named = check(await stream.finalMessage());
  assert.equal(named.name, 'rate');
  assert.deepEqual(JSON.parse(json), named.input);
  const { stars, word } = named.input as { stars: number; word: string };
  assert.ok([1, 2, 3].includes(stars));
  assert.ok(['good', 'bad'].includes(word));
});

test('an output format', async () => {
  const message = await client.messages.create({
    ...base,
    messages: ask('Hello!'),
    output_config: {
      format: {
        type: 'json_schema',
        schema: {
          type: 'object',
          properties: { mood: { enum: ['good', 'bad'] } },
          required: ['mood'],
          additionalProperties: false,
        },
      },
    },
  });
  const { mood } = JSON.parse(textOf(message)) as { mood: string };
  assert.ok(['good', 'bad'].includes(mood));
});

test('the count of tokens is that of the answer', async () => {
  const params = { model: 'tiny-chat', messages: ask('What is the weather in Rome?') };
  const plain = await client.messages.countTokens(params);
  const withTools = await client.messages.countTokens({ ...params, tools: [weather] });
  assert.ok(withTools.input_tokens > plain.input_tokens);
  const message = await client.messages.create({ ...base, ...params, tools: [weather] });
  assert.equal(message.usage.input_tokens, withTools.input_tokens);
});

test('errors have the right class', async () => {
  const params = { ...base, messages: ask('hi') };
  // The newest client does not declare it.
  const hot = { ...params, temperature: 2 };
  await assert.rejects(
    client.messages.create(hot),
    (error) => error instanceof BadRequestError && error.type === 'invalid_request_error',
  );
  await assert.rejects(
    client.messages.create({ ...params, model: 'nobody' }),
    (error) =>
      error instanceof NotFoundError &&
      error.type === 'not_found_error' &&
      error.message.includes('tiny-chat') &&
      error.requestID !== null,
  );
  await assert.rejects(
    client.messages.create({ ...params, messages: ask('x '.repeat(3000)) }),
    (error) => error instanceof BadRequestError && error.message.includes('prompt is too long'),
  );
});

test('an error of the server can be told from one of the request', async (t) => {
  const loading = Fastify();
  t.after(() => loading.close());
  const models = registryOf({ state: 'loading', stage: 'compiling' }, 'tiny-chat');
  await loading.register(app, { models });
  const other = client.withOptions({ baseURL: await listen(loading) });
  await assert.rejects(
    other.messages.create({ ...base, messages: ask('hi') }),
    (error) => error instanceof InternalServerError && error.type === 'overloaded_error',
  );
});

test('leaving a stream ends it', async () => {
  const stream = client.messages.stream({ ...base, max_tokens: 1500, messages: ask('Hello!') });
  for await (const event of stream) if (event.type === 'message_start') break;
  await assert.rejects(stream.finalMessage(), Anthropic.APIUserAbortError);
});
