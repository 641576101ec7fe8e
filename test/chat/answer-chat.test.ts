/** Tools, reasoning and objects without HTTP, on the demo model. */
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { expectTypeOf } from 'expect-type';
import Type from 'typebox';
import { z } from 'zod';
import {
  answerChat,
  answerObject,
  Engine,
  type ChatMessage,
  type ReasoningFormat,
  type ToolFormat,
} from '../../lib/index.js';
import { modelDir } from '../helpers/child.js';

const engine = await Engine.load(modelDir);
after(() => engine.close());

const say = (content: string): ChatMessage[] => [{ role: 'user', content }];
const weather = {
  name: 'get_weather',
  description: 'Get the weather in a city',
  parameters: Type.Object({ city: Type.String({ maxLength: 30 }) }),
};

test('a tool is called, its result is told, the model answers', async () => {
  const messages = say('What is the weather in Paris?');
  const choices = [{ temperature: 0 }];
  const [first] = await answerChat(engine, { messages, tools: [weather], choices });
  assert.ok(first);
  const { toolCalls, content, finishReason } = await first.result();
  assert.deepEqual([content, finishReason, toolCalls.length], ['', 'tool_calls', 1]);
  const [call] = toolCalls;
  assert.ok(call);
  const args: unknown = JSON.parse(call.arguments);
  const [second] = await answerChat(engine, {
    messages: [
      ...messages,
      { role: 'assistant', tool_calls: [{ function: { name: call.name, arguments: args } }] },
      { role: 'tool', tool_call_id: call.id, content: '{"temperature": 3, "condition": "rainy"}' },
    ],
    tools: [weather],
    choices,
  });
  assert.match((await second?.result())?.content ?? '', /3 degrees and rainy/);
});

test('several answers, each with its seed; leaving one cancels it alone', async () => {
  const choices = [1, 2].map((seed) => ({ temperature: 1, seed, maxTokens: 40 }));
  const [left, kept] = await answerChat(engine, { messages: say('Tell me a story.'), choices });
  assert.ok(left && kept);
  for await (const delta of left) if (delta.events.length > 0) break;
  const { content, usage } = await kept.result();
  assert.notEqual(content, '');
  assert.ok(usage.completionTokens > 5);
});

test('an object of TypeBox, of Zod, of plain JSON Schema, with its type', async () => {
  const messages = say('Tell me about a cat.');
  const params = { temperature: 1, seed: 7, maxTokens: 300 };
  const box = await answerObject(engine, {
    messages,
    params,
    schema: Type.Object({
      name: Type.String({ maxLength: 20 }),
      legs: Type.Integer({ minimum: 0, maximum: 9 }),
    }),
  });
  expectTypeOf(box.object).toEqualTypeOf<{ name: string; legs: number }>();
  assert.ok(box.object.name.length <= 20 && box.object.legs <= 9);

  const zod = await answerObject(engine, {
    messages,
    params,
    schema: z.object({
      animal: z.enum(['cat', 'dog']).transform((name) => name.toUpperCase()),
      tame: z.boolean(),
    }),
  });
  expectTypeOf(zod.object).toEqualTypeOf<{ animal: string; tame: boolean }>();
  assert.match(zod.object.animal, /^(CAT|DOG)$/);

  const schema = { type: 'array', items: { type: 'integer', minimum: 0, maximum: 5 }, maxItems: 4 };
  const plain = await answerObject(engine, { messages, params, schema });
  assert.ok(Array.isArray(plain.object));
});

test('an object that is cut off, or cannot be enforced, is an error', async () => {
  const schema = Type.Object({ text: Type.String({ minLength: 100, maxLength: 200 }) });
  const messages = say('Tell me a story.');
  await assert.rejects(answerObject(engine, { messages, schema, params: { maxTokens: 5 } }), {
    code: 'INCOMPLETE_ANSWER',
  });
  await assert.rejects(answerObject(engine, { messages, schema: { not: {} } }), {
    code: 'INVALID_GRAMMAR',
  });
});

/** A format of the user's own: a call is a line `!name`. */
const bang: ToolFormat = {
  name: 'bang',
  specialTokens: false,
  matches: (template) => template.includes('<tool_call>'),
  createParser: () => {
    let text = '';
    return {
      push: (more) => ((text += more), []),
      finish: () => [
        { type: 'content', text: `${text.length} characters` },
        { type: 'tool_call', index: 0, name: 'bang' },
        { type: 'arguments', index: 0, text: '{}' },
      ],
    };
  },
  constraint: () => undefined,
};

test('formats of the user’s own come before the built-in ones', async () => {
  const reasoning: ReasoningFormat = {
    name: 'first word',
    specialTokens: false,
    matches: () => true,
    opensReasoning: () => false,
    createParser: () => ({
      push: (text) => [{ type: 'reasoning', text }],
      finish: () => [],
    }),
  };
  const request = { messages: say('Hello!'), choices: [{ temperature: 0 }] };
  const [answer] = await answerChat(
    engine,
    { ...request, tools: [weather], parseReasoning: false },
    { toolFormats: [bang] },
  );
  const { content, toolCalls, finishReason } = (await answer?.result()) ?? {};
  assert.match(content ?? '', /^\d+ characters$/);
  assert.deepEqual([toolCalls?.[0]?.name, finishReason], ['bang', 'tool_calls']);
  const [thought] = await answerChat(engine, request, { reasoningFormats: [reasoning] });
  const result = await thought?.result();
  assert.equal(result?.content, '');
  assert.match(result.reasoning, /^Hello/);
  await assert.rejects(answerChat(engine, request, { toolFormat: 'nothing' }), {
    code: 'INVALID_ARGUMENT',
    param: 'toolFormat',
  });
});
