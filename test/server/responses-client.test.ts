/** `/v1/responses` on the demo model through the official client, and through LangChain. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { HumanMessage, ToolMessage } from '@langchain/core/messages';
import { tool as langchainTool } from '@langchain/core/tools';
import { ChatOpenAI } from '@langchain/openai';
import OpenAI from 'openai';
import { zodTextFormat } from 'openai/helpers/zod';
import { z } from 'zod';
import { startServe } from '../helpers/serve.js';

const GREEDY = { model: 'tiny-chat', temperature: 0 };
const Animal = z.object({ name: z.enum(['cat', 'dog']), legs: z.number().int().min(0).max(8) });
const weather: OpenAI.Responses.FunctionTool = {
  type: 'function',
  name: 'get_weather',
  description: 'Get the weather in a city',
  parameters: {
    type: 'object',
    properties: { city: { type: 'string' } },
    required: ['city'],
    additionalProperties: false,
  },
  strict: false,
};
const QUESTION = 'What is the weather in Paris?';

async function connect(t: test.TestContext, ...args: string[]) {
  const { address } = await startServe(t, ...args);
  return new OpenAI({ baseURL: `${address}/v1`, apiKey: 'none', maxRetries: 0 });
}

function callOf({ output }: OpenAI.Responses.Response) {
  const [call, ...others] = output;
  assert.deepEqual(others, []);
  assert.ok(call?.type === 'function_call');
  return call;
}

test('a conversation that the server remembers, in branches, and forgets', async (t) => {
  const { responses } = await connect(t);
  const first = await responses.create({ ...GREEDY, input: 'My name is Anna.' });
  assert.equal(first.status, 'completed');
  const go = (input: string) =>
    responses.create({ ...GREEDY, input, previous_response_id: first.id });
  const named = await go('What is my name?');
  assert.match(named.output_text, /Anna/);
  assert.equal((await go('What is my name?')).output_text, named.output_text);
  assert.deepEqual(await responses.retrieve(named.id), named);

  const texts: unknown[] = [];
  const pages = responses.inputItems.list(named.id, { limit: 1, order: 'asc' });
  for await (const item of pages) {
    assert.ok(item.type === 'message');
    const [part] = item.content;
    assert.ok(part && 'text' in part);
    texts.push(part.text);
  }
  assert.deepEqual(texts, ['My name is Anna.', first.output_text, 'What is my name?']);

  await responses.delete(first.id);
  await assert.rejects(responses.retrieve(first.id), OpenAI.NotFoundError);
  await assert.rejects(
    go('What is my name?'),
    (error: unknown) =>
      error instanceof OpenAI.BadRequestError && error.code === 'previous_response_not_found',
  );
  await assert.rejects(responses.cancel(named.id), OpenAI.BadRequestError);
});

test('a stream tells what the whole response holds, log-probabilities included', async (t) => {
  const { responses } = await connect(t);
  const include = ['message.output_text.logprobs' as const];
  const params = { ...GREEDY, input: 'Hello!', include };
  const whole = await responses.create(params);
  const stream = responses.stream(params);
  let text = '';
  const tokens: string[] = [];
  for await (const event of stream) {
    if (event.type !== 'response.output_text.delta') continue;
    text += event.delta;
    tokens.push(...event.logprobs.map(({ token }) => token));
  }
  assert.equal(text, whole.output_text);
  assert.equal(tokens.join(''), text);
  const final = await stream.finalResponse();
  assert.equal(final.output_text, text);
  assert.deepEqual(final.usage, whole.usage);
  const [message] = whole.output;
  assert.ok(message?.type === 'message' && message.content[0]?.type === 'output_text');
  assert.deepEqual(
    message.content[0].logprobs?.map(({ token }) => token),
    tokens,
  );
});

test('a limit leaves it incomplete, and it can be gone on with', async (t) => {
  const { responses } = await connect(t);
  const cut = await responses.create({
    ...GREEDY,
    input: 'Tell me a story.',
    max_output_tokens: 5,
  });
  assert.deepEqual(
    [cut.status, cut.incomplete_details],
    ['incomplete', { reason: 'max_output_tokens' }],
  );
  assert.equal(cut.usage?.output_tokens, 5);
  const next = await responses.create({ ...GREEDY, input: 'Hello!', previous_response_id: cut.id });
  assert.equal(next.status, 'completed');
});

test('tools over several turns: kept by the server, or sent whole', async (t) => {
  const { responses } = await connect(t, '--stream-interval', '0');
  const asked = { ...GREEDY, tools: [weather] };
  const first = await responses.create({ ...asked, input: QUESTION });
  const { call_id } = callOf(first);
  const result = {
    type: 'function_call_output' as const,
    call_id,
    output: '{"temperature": 21, "condition": "sunny"}',
  };
  const kept = await responses.create({
    ...asked,
    input: [result],
    previous_response_id: first.id,
  });
  assert.match(kept.output_text, /21 degrees and sunny in Paris/);
  const sent = await responses.create({
    ...asked,
    store: false,
    input: [
      { role: 'user', content: QUESTION },
      ...(first.output as OpenAI.Responses.ResponseInput),
      result,
    ],
  });
  assert.equal(sent.output_text, kept.output_text);

  const forced = { ...asked, input: QUESTION, tool_choice: 'required' as const };
  let args = '';
  let parts = 0;
  const stream = responses.stream(forced);
  for await (const event of stream) {
    if (event.type !== 'response.function_call_arguments.delta') continue;
    args += event.delta;
    parts++;
  }
  const call = callOf(await stream.finalResponse());
  assert.equal(call.arguments, args);
  assert.deepEqual(JSON.parse(args), { city: 'Paris' });
  assert.ok(parts > 1);
});

test('strict and allowed tools hold at any temperature', async (t) => {
  const { responses } = await connect(t);
  const strict = { ...weather, strict: true };
  const time = { ...strict, name: 'get_time', description: 'Get the time in a city' };
  for (let seed = 0; seed < 4; seed++) {
    const response = await responses.create({
      model: 'tiny-chat',
      temperature: 1.5,
      input: 'Hello!',
      tools: [strict, time],
      parallel_tool_calls: false,
      tool_choice: {
        type: 'allowed_tools',
        mode: 'required',
        tools: [{ type: 'function', name: 'get_time' }],
      },
      ...({ seed } as object),
    });
    const call = callOf(response);
    assert.equal(call.name, 'get_time');
    assert.deepEqual(Object.keys(JSON.parse(call.arguments) as object), ['city']);
  }
});

test('an object of a type, and on with what the client made of it', async (t) => {
  const { responses } = await connect(t);
  const input = [{ role: 'user' as const, content: 'Tell me about a cat.' }];
  const parsed = await responses.parse({
    model: 'tiny-chat',
    input,
    text: { format: zodTextFormat(Animal, 'animal') },
  });
  assert.deepEqual(Animal.parse(parsed.output_parsed), parsed.output_parsed);
  const next = await responses.create({
    ...GREEDY,
    input: [...input, ...parsed.output, { role: 'user', content: 'Hello!' }],
  } as OpenAI.Responses.ResponseCreateParamsNonStreaming);
  assert.equal(next.status, 'completed');
});

test('more than is kept gives way', async (t) => {
  const { responses } = await connect(t, '--max-stored-responses', '1');
  const params = { ...GREEDY, input: 'Hello!' };
  const { id } = await responses.create(params);
  await responses.create({ ...params, store: false });
  assert.equal((await responses.retrieve(id)).id, id);
  await responses.create(params);
  await assert.rejects(responses.retrieve(id), OpenAI.NotFoundError);
});

test('a client that goes away ends its answer', async (t) => {
  const { responses } = await connect(t);
  const stream = await responses.create({
    model: 'tiny-chat',
    input: 'Tell me a story.',
    stream: true,
    ...({ ignore_eos: true, max_output_tokens: 400 } as object),
  });
  let id = '';
  for await (const event of stream) {
    if (event.type === 'response.created') id = event.response.id;
    if (event.type === 'response.output_text.delta') break;
  }
  // An answer that went on would be kept by then.
  await setTimeout(4000);
  await assert.rejects(responses.retrieve(id), OpenAI.NotFoundError);
});

test('LangChain: text, a stream, tools to the end, an object', async (t) => {
  const { address } = await startServe(t);
  const model = new ChatOpenAI({
    ...GREEDY,
    useResponsesApi: true,
    apiKey: 'none',
    maxRetries: 0,
    configuration: { baseURL: `${address}/v1` },
  });
  const whole = await model.invoke('Hello!');
  assert.match(whole.text, /^Hello/);
  let streamed = '';
  for await (const chunk of await model.stream('Hello!')) streamed += chunk.text;
  assert.equal(streamed, whole.text);

  const tool = langchainTool(() => '{"temperature": 30, "condition": "windy"}', {
    name: 'get_weather',
    description: 'Get the weather in a city',
    schema: z.object({ location: z.string() }),
  });
  const withTools = model.bindTools([tool]);
  const asked = new HumanMessage(QUESTION);
  const call = await withTools.invoke([asked]);
  const [first] = call.tool_calls ?? [];
  assert.ok(first);
  const result: unknown = await tool.invoke({ ...first, type: 'tool_call' });
  assert.ok(ToolMessage.isInstance(result));
  const answer = await withTools.invoke([asked, call, result]);
  assert.match(answer.text, /30 degrees and windy/);

  const structured = model.withStructuredOutput(Animal, { method: 'jsonSchema' });
  const animal = await structured.invoke('Tell me about a cat.');
  assert.deepEqual(Animal.parse(animal), animal);
});
