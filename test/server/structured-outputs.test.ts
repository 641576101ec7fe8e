/** Answers that must fit, through the official client and the demo model. */
import assert from 'node:assert/strict';
import test from 'node:test';
import OpenAI from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import { z } from 'zod';
import { startServe } from '../helpers/serve.js';

const messages = [{ role: 'user' as const, content: 'Tell me a story.' }];
const request = { model: 'tiny-chat', messages, temperature: 1, max_tokens: 200 };

async function connect(t: test.TestContext) {
  const { address } = await startServe(t);
  return new OpenAI({ baseURL: `${address}/v1`, apiKey: 'none', maxRetries: 0 });
}

const contentOf = ({ choices }: OpenAI.Chat.ChatCompletion) => choices[0]?.message.content ?? '';

test("the client's schemas of Zod come back as objects, whole and streamed", async (t) => {
  const client = await connect(t);
  const Animal = z.object({
    name: z.enum(['cat', 'dog']),
    legs: z.number().int().min(0).max(8),
    tags: z.array(z.string().max(8)).max(2),
  });
  const params = { ...request, seed: 3, response_format: zodResponseFormat(Animal, 'animal') };
  const parsed = await client.chat.completions.parse(params);
  const animal = Animal.parse(parsed.choices[0]?.message.parsed);
  const streamed = client.chat.completions.stream(params);
  const final = await streamed.finalChatCompletion();
  assert.deepEqual(final.choices[0]?.message.parsed, animal);
});

test('json_object, and what vLLM has: a schema, an expression, a choice, a grammar', async (t) => {
  const client = await connect(t);
  const ask = async (changes: object) =>
    contentOf(
      await client.chat.completions.create({
        ...request,
        ...changes,
      }),
    );
  const object: unknown = JSON.parse(
    await ask({ seed: 2, max_tokens: 900, response_format: { type: 'json_object' } }),
  );
  assert.ok(typeof object === 'object' && object !== null);
  const schema = { type: 'object', properties: { a: { type: 'boolean' } }, required: ['a'] };
  for (const json of [schema, JSON.stringify(schema)]) {
    const value = JSON.parse(await ask({ structured_outputs: { json } })) as { a: unknown };
    assert.equal(typeof value.a, 'boolean');
  }
  assert.match(await ask({ structured_outputs: { regex: '[a-f]{4}' } }), /^[a-f]{4}$/);
  assert.ok(['yes', 'no'].includes(await ask({ structured_outputs: { choice: ['yes', 'no'] } })));
  assert.match(await ask({ structured_outputs: { grammar: 'root ::= "a"+ "b"' } }), /^a+b$/);
});

test('a schema that cannot be enforced is refused before anything is generated', async (t) => {
  const client = await connect(t);
  const schemas = [
    { type: 'object', properties: { a: { type: 'integer', multipleOf: 3 } } },
    { not: { type: 'string' } },
    { $ref: 'https://example.com/schema.json' },
    { type: 'thing' },
  ];
  for (const stream of [false, true]) {
    for (const schema of schemas) {
      await assert.rejects(
        client.chat.completions.create({
          ...request,
          stream,
          response_format: { type: 'json_schema', json_schema: { name: 'x', schema } },
        }),
        (error: unknown) =>
          error instanceof OpenAI.BadRequestError &&
          error.code === 'invalid_grammar' &&
          error.param === 'response_format',
        JSON.stringify(schema),
      );
    }
  }
});

test('tools beside a format: the answer is a call, or fits', async (t) => {
  const client = await connect(t);
  const schema = { type: 'object', properties: { a: { type: 'boolean' } }, required: ['a'] };
  const completion = await client.chat.completions.create({
    ...request,
    temperature: 0,
    tools: [
      {
        type: 'function',
        function: {
          name: 'get_weather',
          description: 'Get the weather in a city',
          parameters: { type: 'object', properties: { city: { type: 'string' } } },
        },
      },
    ],
    messages: [{ role: 'user', content: 'What is the weather in Paris?' }],
    response_format: { type: 'json_schema', json_schema: { name: 'x', schema } },
  });
  const [choice] = completion.choices;
  if (choice?.finish_reason === 'tool_calls') assert.ok(choice.message.tool_calls?.[0]);
  else assert.equal(typeof (JSON.parse(contentOf(completion)) as { a: unknown }).a, 'boolean');
});
