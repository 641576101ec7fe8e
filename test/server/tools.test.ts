/** Tool calls of the demo model through the official client. */
import assert from 'node:assert/strict';
import test from 'node:test';
import OpenAI from 'openai';
import { startServe } from '../helpers/serve.js';

const tool = (name: string, description: string, strict?: boolean) => ({
  type: 'function' as const,
  function: {
    name,
    description,
    parameters: {
      type: 'object',
      properties: { city: { type: 'string' } },
      required: ['city'],
      additionalProperties: false,
    },
    ...(strict === undefined ? {} : { strict }),
  },
});
const tools = [
  tool('get_weather', 'Get the weather in a city'),
  tool('get_time', 'Get the time in a city'),
];
const question = { role: 'user' as const, content: 'What is the weather in Paris?' };
const request = { model: 'tiny-chat', messages: [question], tools, temperature: 0 };

async function connect(t: test.TestContext, ...args: string[]) {
  const { address } = await startServe(t, ...args);
  return new OpenAI({ baseURL: `${address}/v1`, apiKey: 'none', maxRetries: 0 });
}

type Call = OpenAI.Chat.Completions.ChatCompletionMessageToolCall;

function callsOf(completion: OpenAI.Chat.ChatCompletion) {
  const [choice] = completion.choices;
  assert.equal(choice?.finish_reason, 'tool_calls');
  return (choice.message.tool_calls ?? []).map((call: Call) => {
    assert.equal(call.type, 'function');
    assert.match(call.id, /^call_/);
    return { name: call.function.name, args: JSON.parse(call.function.arguments) as object };
  });
}

test('a conversation with a tool, to its end', async (t) => {
  const client = await connect(t);
  const first = await client.chat.completions.create(request);
  const message = first.choices[0]?.message;
  assert.ok(message);
  assert.equal(message.content, null);
  assert.deepEqual(
    callsOf(first).map(({ name }) => name),
    ['get_weather'],
  );
  const [call] = message.tool_calls ?? [];
  const second = await client.chat.completions.create({
    ...request,
    messages: [
      question,
      message,
      {
        role: 'tool',
        tool_call_id: call?.id ?? '',
        content: '{"temperature": 21, "condition": "sunny"}',
      },
    ],
  });
  assert.equal(second.choices[0]?.finish_reason, 'stop');
  assert.match(second.choices[0].message.content ?? '', /21 degrees and sunny in Paris/);
});

test('required and a named function constrain the call to the schema', async (t) => {
  const client = await connect(t);
  const hot = { ...request, temperature: 1.5, parallel_tool_calls: false };
  for (let seed = 0; seed < 5; seed++) {
    const required = await client.chat.completions.create({
      ...hot,
      seed,
      tool_choice: 'required',
    });
    const [call, ...others] = callsOf(required);
    assert.deepEqual(others, []);
    assert.deepEqual(Object.keys(call?.args ?? {}), ['city']);
    const named = await client.chat.completions.create({
      ...hot,
      seed,
      messages: [{ role: 'user', content: 'Hello!' }],
      tool_choice: { type: 'function', function: { name: 'get_time' } },
    });
    const [only] = callsOf(named);
    assert.equal(only?.name, 'get_time');
    assert.deepEqual(Object.keys(only.args), ['city']);
  }
});

test('none, or no tools, gives text', async (t) => {
  const client = await connect(t);
  for (const changes of [{ tool_choice: 'none' as const }, { tools: [] }]) {
    const { choices } = await client.chat.completions.create({ ...request, ...changes });
    assert.equal(choices[0]?.message.tool_calls, undefined);
    assert.equal(choices[0]?.finish_reason, 'stop');
    assert.notEqual(choices[0].message.content, '');
  }
});

test('a stream names the call first, then its arguments in parts', async (t) => {
  const client = await connect(t, '--stream-interval', '0');
  for (const tool_choice of ['auto', 'required'] as const) {
    const stream = await client.chat.completions.create({ ...request, tool_choice, stream: true });
    const parts: OpenAI.Chat.Completions.ChatCompletionChunk.Choice.Delta.ToolCall[] = [];
    let reason = '';
    for await (const { choices } of stream) {
      parts.push(...(choices[0]?.delta.tool_calls ?? []));
      assert.equal(choices[0]?.delta.content ?? '', '');
      reason = choices[0]?.finish_reason ?? reason;
    }
    const [first, ...rest] = parts;
    assert.deepEqual(
      [first?.index, first?.type, first?.function?.name],
      [0, 'function', 'get_weather'],
    );
    assert.match(first?.id ?? '', /^call_/);
    assert.ok(rest.every(({ id, function: part }) => id === undefined && part?.name === undefined));
    const args = rest.map((part) => part.function?.arguments ?? '').join('');
    assert.match(Object.values(JSON.parse(args) as object).join(), /Paris/);
    assert.equal(reason, 'tool_calls');
    // Held to the schema, the arguments need not be held back until they are known to be valid.
    if (tool_choice === 'required') assert.ok(rest.length > 3, `${rest.length} parts`);
  }
});

test("the client's helpers run tools", async (t) => {
  const client = await connect(t);
  const runner = client.chat.completions.runTools({
    model: 'tiny-chat',
    messages: [question],
    temperature: 0,
    tools: [
      {
        type: 'function',
        function: {
          name: 'get_weather',
          description: 'Get the weather in a city',
          parameters: tools[0]?.function.parameters ?? {},
          parse: (text: string) => JSON.parse(text) as { city: string },
          function: () => ({ temperature: 7, condition: 'rainy' }),
        },
      },
    ],
  });
  assert.match((await runner.finalContent()) ?? '', /7 degrees and rainy/);
});

test('strict holds arguments to a schema that can be enforced, and refuses another', async (t) => {
  const client = await connect(t);
  const strict = await client.chat.completions.create({
    ...request,
    tools: [tool('get_weather', 'Get the weather in a city', true)],
  });
  assert.deepEqual(callsOf(strict), [{ name: 'get_weather', args: { city: 'Paris' } }]);
  const parameters = { type: 'object', properties: { a: { not: { type: 'string' } } } };
  await assert.rejects(
    client.chat.completions.create({
      ...request,
      tools: [...tools, { type: 'function', function: { name: 'f', parameters, strict: true } }],
    }),
    (error: unknown) =>
      error instanceof OpenAI.BadRequestError &&
      error.code === 'invalid_grammar' &&
      error.param === 'tools[2].function.parameters',
  );
});

test('choices that contradict the tools are refused', async (t) => {
  const client = await connect(t);
  const refused: [object, string][] = [
    [{ tools: undefined, tool_choice: 'required' }, 'tool_choice'],
    [{ tool_choice: { type: 'function', function: { name: 'other' } } }, 'tool_choice'],
    [{ tools: [...tools, tools[0]] }, 'tools[2].function.name'],
    [{ tools: [tool('not a name', '')] }, 'tools[0].function.name'],
  ];
  for (const [changes, param] of refused) {
    await assert.rejects(
      client.chat.completions.create({ ...request, ...changes }),
      (error: unknown) => error instanceof OpenAI.BadRequestError && error.param === param,
      param,
    );
  }
});

test('a server told not to look for calls passes them as text, and refuses tools', async (t) => {
  const client = await connect(t, '--tool-call-parser', 'none');
  await assert.rejects(
    client.chat.completions.create(request),
    (error: unknown) => error instanceof OpenAI.BadRequestError && error.param === 'tools',
  );
});
