/** `POST /v1/messages` without streaming: what reaches the engine and what comes back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Check } from 'typebox/value';
import { Message } from '../../lib/server/schemas/messages-response.js';
import {
  askMessages,
  COUNT,
  FORMATS,
  messagesBody,
  WEATHER,
  WEATHER_CALL,
} from '../helpers/messages.js';

test('answers with a message', async (t) => {
  const { response, message } = await askMessages(t);
  assert.equal(response.statusCode, 200);
  assert.ok(response.headers['request-id']);
  assert.ok(Check(Message, message));
  const { id, ...rest } = message;
  assert.match(id, /^msg_[0-9a-f]{24}$/);
  assert.deepEqual(rest, {
    type: 'message',
    role: 'assistant',
    model: 'demo',
    content: [{ type: 'text', text: 'Hello world' }],
    stop_reason: 'end_turn',
    stop_sequence: null,
    usage: {
      input_tokens: 5,
      output_tokens: 3,
      cache_creation_input_tokens: null,
      cache_read_input_tokens: null,
    },
  });
});

test("the engine gets the API's defaults", async (t) => {
  const { engine } = await askMessages(t);
  assert.deepEqual(engine.calls[0]?.params, {
    maxTokens: 50,
    temperature: 1,
    topP: 1,
    presencePenalty: 0,
    frequencyPenalty: 0,
  });
  assert.deepEqual(engine.templateOptions, [
    {
      tools: undefined,
      extraContext: {},
      chatTemplate: undefined,
      addGenerationPrompt: true,
      continueFinalMessage: false,
    },
  ]);
});

test('the engine gets the values given', async (t) => {
  const { engine, response } = await askMessages(t, {
    model: 'demo',
    temperature: 0,
    top_p: 0.5,
    top_k: 3,
    max_tokens: 7,
    stop_sequences: ['a', 'b', 'c', 'd', 'e'],
  });
  assert.equal(response.statusCode, 200);
  const { presencePenalty, frequencyPenalty, ...params } = engine.calls[0]?.params ?? {};
  assert.deepEqual([presencePenalty, frequencyPenalty], [0, 0]);
  assert.deepEqual(params, {
    temperature: 0,
    topP: 0.5,
    topK: 3,
    maxTokens: 7,
    stop: ['a', 'b', 'c', 'd', 'e'],
  });
});

test('no stop sequences and no limit of likely tokens', async (t) => {
  const { engine } = await askMessages(t, { stop_sequences: [], top_k: 0 });
  const { stop, topK } = engine.calls[0]?.params ?? {};
  assert.deepEqual([stop, topK], [undefined, undefined]);
});

test('tells why the answer ended', async (t) => {
  const cut = await askMessages(t, {}, { finishReason: 'length' });
  assert.equal(cut.message.stop_reason, 'max_tokens');
  const stopped = await askMessages(t, { stop_sequences: ['END'] }, { stopString: 'END' });
  assert.equal(stopped.message.stop_reason, 'stop_sequence');
  assert.equal(stopped.message.stop_sequence, 'END');
});

test('blocks come in the order they were written', async (t) => {
  const answer = ['<think>\nWeather', '?\n</think>\n\nI look.', `\n${WEATHER_CALL}`, WEATHER_CALL];
  const { message } = await askMessages(t, { tools: [WEATHER] }, { answer: () => answer }, FORMATS);
  assert.ok(Check(Message, message));
  const ids = message.content.flatMap((block) => (block.type === 'tool_use' ? [block.id] : []));
  for (const id of ids) assert.match(id, /^toolu_[0-9a-f]{24}$/);
  assert.equal(new Set(ids).size, 2);
  const call = { type: 'tool_use', name: 'get_weather', input: { city: 'Rome' } };
  assert.deepEqual(message.content, [
    { type: 'thinking', thinking: 'Weather?', signature: '' },
    { type: 'text', text: 'I look.' },
    { ...call, id: ids[0], caller: { type: 'direct' } },
    { ...call, id: ids[1], caller: { type: 'direct' } },
  ]);
  assert.equal(message.stop_reason, 'tool_use');
});

test('arguments that were cut off are empty', async (t) => {
  const { message } = await askMessages(
    t,
    { tools: [WEATHER], tool_choice: { type: 'any' } },
    { answer: () => [WEATHER_CALL.slice(0, 60)], finishReason: 'length' },
    FORMATS,
  );
  const [block] = message.content;
  assert.deepEqual(block?.type === 'tool_use' && block.input, {});
  assert.equal(message.stop_reason, 'max_tokens');
});

test('tools reach the template as OpenAI has them, and the choice the engine', async (t) => {
  const asked = async (tool_choice?: object) => {
    const changes = { tools: [WEATHER], ...(tool_choice && { tool_choice }) };
    const { engine } = await askMessages(t, changes, {}, FORMATS);
    const { structuredOutput } = engine.calls[0]?.params ?? {};
    return {
      tools: engine.templateOptions[0]?.tools,
      isConstrained: structuredOutput !== undefined,
    };
  };
  const { name, description, input_schema: parameters } = WEATHER;
  const tools = [{ type: 'function', function: { name, description, parameters } }];
  assert.deepEqual(await asked(), { tools, isConstrained: false });
  assert.deepEqual(await asked({ type: 'auto' }), { tools, isConstrained: false });
  const single = { type: 'auto', disable_parallel_tool_use: true };
  assert.deepEqual(await asked(single), { tools, isConstrained: true });
  assert.deepEqual(await asked({ type: 'any' }), { tools, isConstrained: true });
  assert.deepEqual(await asked({ type: 'tool', name }), { tools, isConstrained: true });
  assert.deepEqual(await asked({ type: 'none' }), { tools: undefined, isConstrained: false });
});

test('thinking and effort reach the template', async (t) => {
  const variables = async (changes: object) =>
    (await askMessages(t, changes)).engine.templateOptions[0]?.extraContext;
  assert.deepEqual(await variables({ thinking: { type: 'enabled', budget_tokens: 2000 } }), {
    enable_thinking: true,
    thinking_budget: 2000,
  });
  assert.deepEqual(await variables({ thinking: { type: 'adaptive' } }), { enable_thinking: true });
  assert.deepEqual(await variables({ thinking: { type: 'disabled' } }), { enable_thinking: false });
  assert.deepEqual(await variables({ output_config: { effort: 'low' } }), {
    reasoning_effort: 'low',
  });
});

test('thinking can be left out of its blocks', async (t) => {
  const thinking = { type: 'adaptive', display: 'omitted' };
  const answer = () => ['<think>secret</think>', 'Yes'];
  const { message } = await askMessages(t, { thinking }, { answer }, FORMATS);
  assert.deepEqual(message.content, [
    { type: 'thinking', thinking: '', signature: '' },
    { type: 'text', text: 'Yes' },
  ]);
});

test('an output format constrains the answer', async (t) => {
  const format = { type: 'json_schema', schema: { type: 'object' } };
  for (const changes of [{ output_config: { format } }, { output_format: format }]) {
    const { engine } = await askMessages(t, changes);
    assert.deepEqual(engine.calls[0]?.params.structuredOutput, format);
  }
});

test('what changes nothing is accepted', async (t) => {
  const cache_control = { type: 'ephemeral', ttl: '1h' };
  const text = { type: 'text', text: 'hi', cache_control, citations: null };
  const { response, engine } = await askMessages(
    t,
    {
      messages: [{ role: 'user', content: [text] }],
      system: [{ type: 'text', text: 'Be kind.', cache_control }],
      tools: [{ ...WEATHER, type: 'custom', cache_control, eager_input_streaming: true }],
      cache_control,
      metadata: { user_id: 'me' },
      service_tier: 'standard_only',
      mcp_servers: [],
      container: null,
      context_management: { edits: [{ type: 'clear_thinking_20251015', keep: 'all' }] },
    },
    {},
    FORMATS,
  );
  assert.equal(response.statusCode, 200, response.body);
  assert.deepEqual(engine.prepared[0], [
    { role: 'system', content: 'Be kind.' },
    { role: 'user', content: 'hi' },
  ]);
});

test('counts the tokens of the prompt', async (t) => {
  const { fastify, engine } = await askMessages(t, {}, { promptTokens: 12 }, FORMATS);
  const { max_tokens: _, ...body } = messagesBody({ system: 'Be kind.', tools: [WEATHER] });
  const response = await fastify.inject({ method: 'POST', url: COUNT, payload: body });
  assert.equal(response.statusCode, 200);
  assert.deepEqual(response.json(), { input_tokens: 12 });
  assert.equal(engine.prepared[1]?.[0]?.content, 'Be kind.');
  assert.equal(engine.templateOptions[1]?.tools?.length, 1);
  assert.equal(engine.calls.length, 1);
});
