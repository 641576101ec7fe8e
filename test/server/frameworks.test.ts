/** Frameworks that applications are built with, on the demo model: the AI SDK and LangChain. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { HumanMessage, ToolMessage } from '@langchain/core/messages';
import { tool as langchainTool } from '@langchain/core/tools';
import { ChatOpenAI } from '@langchain/openai';
import { generateText, Output, stepCountIs, streamText, tool } from 'ai';
import { z } from 'zod';
import { startServe } from '../helpers/serve.js';

const question = 'What is the weather in Paris?';
const Place = z.object({ location: z.string() });
const Animal = z.object({ name: z.enum(['cat', 'dog']), legs: z.number().int().min(0).max(8) });
const REPORT = /30 degrees and windy/;

test('the AI SDK: text, a stream, tools to the end, an object', async (t) => {
  const { address } = await startServe(t);
  const provider = createOpenAICompatible({
    name: 'openvino-serve',
    baseURL: `${address}/v1`,
    supportsStructuredOutputs: true,
  });
  const model = provider('tiny-chat');
  const greeting = { model, prompt: 'Hello!', temperature: 0 };
  const { text, usage } = await generateText(greeting);
  assert.match(text, /^Hello/);
  assert.ok(usage.outputTokens);
  let streamed = '';
  for await (const part of streamText(greeting).textStream) streamed += part;
  assert.equal(streamed, text);

  const tools = {
    get_weather: tool({
      description: 'Get the weather in a city',
      inputSchema: Place,
      execute: async () => ({ temperature: 30, condition: 'windy' }),
    }),
  };
  const asked = { model, prompt: question, tools, temperature: 0, stopWhen: stepCountIs(3) };
  const answer = await generateText(asked);
  assert.deepEqual(
    answer.steps.flatMap((step) => step.toolCalls.map((call) => call.toolName)),
    ['get_weather'],
  );
  assert.match(answer.text, REPORT);
  let said = '';
  for await (const part of streamText(asked).textStream) said += part;
  assert.match(said, REPORT);

  const { output } = await generateText({
    model,
    prompt: 'Tell me about a cat.',
    output: Output.object({ schema: Animal }),
  });
  assert.deepEqual(Animal.parse(output), output);
});

test('LangChain: text, a stream, tools to the end, an object', async (t) => {
  const { address } = await startServe(t);
  const model = new ChatOpenAI({
    model: 'tiny-chat',
    temperature: 0,
    apiKey: 'none',
    maxRetries: 0,
    configuration: { baseURL: `${address}/v1` },
  });
  const whole = await model.invoke('Hello!');
  assert.match(whole.text, /^Hello/);
  let streamed = '';
  for await (const chunk of await model.stream('Hello!')) streamed += chunk.text;
  assert.equal(streamed, whole.text);

  const weather = langchainTool(() => '{"temperature": 30, "condition": "windy"}', {
    name: 'get_weather',
    description: 'Get the weather in a city',
    schema: Place,
  });
  const withTools = model.bindTools([weather]);
  const asked = new HumanMessage(question);
  const call = await withTools.invoke([asked]);
  const [first] = call.tool_calls ?? [];
  assert.ok(first);
  const result: unknown = await weather.invoke({ ...first, type: 'tool_call' });
  assert.ok(ToolMessage.isInstance(result));
  const answer = await withTools.invoke([asked, call, result]);
  assert.match(answer.text, REPORT);

  const structured = model.withStructuredOutput(Animal, { method: 'jsonSchema' });
  const animal = await structured.invoke('Tell me about a cat.');
  assert.deepEqual(Animal.parse(animal), animal);
});
