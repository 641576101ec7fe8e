/** `POST /v1/responses` without streaming: what reaches the engine and what comes back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askResponses, FORMATS, respond, WEATHER, WEATHER_CALL } from '../helpers/responses.js';

test('answers with a response', async (t) => {
  const { response } = await askResponses(t, { model: 'demo', instructions: 'Be kind.' });
  const { id, created_at, completed_at, output, ...rest } = response;
  assert.match(id, /^resp_[0-9a-f]{48}$/);
  assert.ok(completed_at !== null && completed_at >= created_at);
  const [message, ...others] = output;
  assert.deepEqual(others, []);
  assert.match(message?.id ?? '', /^msg_[0-9a-f]{48}$/);
  assert.deepEqual(message, {
    id: message?.id,
    type: 'message',
    role: 'assistant',
    status: 'completed',
    content: [{ type: 'output_text', text: 'Hello world', annotations: [] }],
  });
  assert.deepEqual(rest, {
    object: 'response',
    status: 'completed',
    error: null,
    incomplete_details: null,
    model: 'demo',
    usage: {
      input_tokens: 5,
      input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
      output_tokens: 3,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: 8,
    },
    instructions: 'Be kind.',
    previous_response_id: null,
    store: true,
    max_output_tokens: 900,
    temperature: 0.7,
    top_p: 1,
    tools: [],
    tool_choice: 'auto',
    parallel_tool_calls: true,
    text: { format: { type: 'text' }, verbosity: 'medium' },
    reasoning: { effort: null, summary: null },
    metadata: {},
    prompt_cache_key: null,
    safety_identifier: null,
    top_logprobs: 0,
    truncation: 'disabled',
    background: false,
    service_tier: 'default',
    max_tool_calls: null,
    access_programs: null,
  });
});

test("the engine gets the library's defaults, and the conversation", async (t) => {
  const { engine } = await askResponses(t, { instructions: 'Be kind.' });
  assert.deepEqual(engine.calls[0]?.params, {
    maxTokens: 900,
    temperature: 0.7,
    topP: 1,
    presencePenalty: 0,
    frequencyPenalty: 0,
  });
  assert.deepEqual(engine.prepared[0], [
    { role: 'system', content: 'Be kind.' },
    { role: 'user', content: 'hi' },
  ]);
});

test('the engine gets the values given, and the response repeats them', async (t) => {
  const { engine, response } = await askResponses(t, {
    max_output_tokens: 7,
    temperature: 0,
    top_p: 0.5,
    top_k: 3,
    min_p: 0.1,
    seed: -1,
    stop: ['END'],
    repetition_penalty: 1.1,
    reasoning: { effort: 'low', summary: 'auto' },
    chat_template_kwargs: { enable_thinking: false },
    metadata: { a: 'b' },
    prompt_cache_key: 'key',
    safety_identifier: 'me',
  });
  assert.deepEqual(engine.calls[0]?.params, {
    maxTokens: 7,
    temperature: 0,
    topP: 0.5,
    topK: 3,
    minP: 0.1,
    seed: Number.MAX_SAFE_INTEGER,
    stop: ['END'],
    repetitionPenalty: 1.1,
    presencePenalty: 0,
    frequencyPenalty: 0,
  });
  assert.deepEqual(engine.templateOptions[0]?.extraContext, {
    reasoning_effort: 'low',
    enable_thinking: false,
  });
  const { max_output_tokens, temperature, top_p, reasoning, metadata } = response;
  assert.deepEqual([max_output_tokens, temperature, top_p], [7, 0, 0.5]);
  assert.deepEqual([reasoning, metadata], [{ effort: 'low', summary: null }, { a: 'b' }]);
  assert.deepEqual([response.prompt_cache_key, response.safety_identifier], ['key', 'me']);
});

test('a limit leaves the response, and its last item, incomplete', async (t) => {
  const { response } = await askResponses(t, {}, { finishReason: 'length' });
  assert.equal(response.status, 'incomplete');
  assert.deepEqual(response.incomplete_details, { reason: 'max_output_tokens' });
  assert.deepEqual(response.completed_at, null);
  assert.equal(response.output[0]?.status, 'incomplete');
  assert.equal(response.usage?.output_tokens, 3);
});

test('items come in the order they were written', async (t) => {
  const answer = ['<think>\nWeather', '?\n</think>\n\nI look.', `\n${WEATHER_CALL}`, WEATHER_CALL];
  const { response } = await askResponses(
    t,
    { tools: [WEATHER] },
    { answer: () => answer },
    FORMATS,
  );
  const [first, second] = response.output.flatMap((item) =>
    item.type === 'function_call' ? [item] : [],
  );
  assert.match(first?.id ?? '', /^fc_/);
  assert.match(first?.call_id ?? '', /^call_/);
  assert.notEqual(first?.call_id, second?.call_id);
  const call = { type: 'function_call', name: 'get_weather', arguments: '{"city": "Rome"}' };
  const status = 'completed';
  assert.deepEqual(response.output, [
    {
      id: response.output[0]?.id,
      type: 'reasoning',
      status,
      summary: [],
      content: [{ type: 'reasoning_text', text: 'Weather?' }],
    },
    {
      id: response.output[1]?.id,
      type: 'message',
      role: 'assistant',
      status,
      content: [{ type: 'output_text', text: 'I look.', annotations: [] }],
    },
    { ...call, id: first?.id, call_id: first?.call_id, status },
    { ...call, id: second?.id, call_id: second?.call_id, status },
  ]);
  assert.equal(response.status, 'completed');
});

test('tools reach the template as chat completions have them, and the choice the engine', async (t) => {
  const other = { type: 'function', name: 'get_time' };
  const asked = async (tool_choice?: unknown, more: object = {}) => {
    const changes = { tools: [WEATHER, other], ...(tool_choice ? { tool_choice } : {}), ...more };
    const { engine, response } = await askResponses(t, changes, {}, FORMATS);
    assert.deepEqual(response.tool_choice, tool_choice ?? 'auto');
    const { structuredOutput } = engine.calls[0]?.params ?? {};
    return {
      tools: engine.templateOptions[0]?.tools,
      isConstrained: structuredOutput !== undefined,
    };
  };
  const { name, description, parameters } = WEATHER;
  const weather = { type: 'function', function: { name, description, parameters } };
  const tools = [weather, { type: 'function', function: { name: 'get_time' } }];
  assert.deepEqual(await asked(), { tools, isConstrained: false });
  assert.deepEqual(await asked('auto', { parallel_tool_calls: false }), {
    tools,
    isConstrained: true,
  });
  assert.deepEqual(await asked('required'), { tools, isConstrained: true });
  assert.deepEqual(await asked({ type: 'function', name }), { tools, isConstrained: true });
  assert.deepEqual(await asked('none'), { tools: undefined, isConstrained: false });
  const allowed = { type: 'allowed_tools', tools: [{ type: 'function', name }] };
  assert.deepEqual(await asked({ ...allowed, mode: 'auto' }), {
    tools: [weather],
    isConstrained: false,
  });
  assert.deepEqual(await asked({ ...allowed, mode: 'required' }), {
    tools: [weather],
    isConstrained: true,
  });
});

test('a format of the text constrains the answer', async (t) => {
  const schema = { type: 'object', properties: { a: { type: 'integer' } } };
  const jsonSchema = { type: 'json_schema', name: 'answer', schema, strict: true };
  const constrained = async (changes: object) =>
    (await askResponses(t, changes)).engine.calls[0]?.params.structuredOutput;
  assert.deepEqual(await constrained({ text: { format: jsonSchema } }), {
    type: 'json_schema',
    schema,
  });
  assert.deepEqual(await constrained({ text: { format: { type: 'json_object' } } }), {
    type: 'json_object',
  });
  assert.equal(await constrained({ text: { format: { type: 'text' } } }), undefined);
  assert.deepEqual(await constrained({ structured_outputs: { choice: ['a', 'b'] } }), {
    type: 'choice',
    choices: ['a', 'b'],
  });
  const { response } = await askResponses(t, { text: { format: jsonSchema } });
  assert.deepEqual(response.text.format, jsonSchema);
});

test('what changes nothing is accepted', async (t) => {
  const { response } = await askResponses(t, {
    stream: false,
    background: false,
    truncation: 'disabled',
    conversation: null,
    prompt: null,
    include: [],
    top_logprobs: 0,
    max_tool_calls: 3,
    service_tier: 'auto',
    user: 'me',
    text: { verbosity: 'medium' },
    reasoning: { effort: null, generate_summary: 'auto' },
    tools: [],
    tool_choice: 'auto',
    previous_response_id: null,
    metadata: null,
  });
  assert.equal(response.status, 'completed');
});

test('a client that says that nothing is JSON is understood', async (t) => {
  const { fastify } = await askResponses(t);
  const { response } = await respond(fastify);
  const url = `/v1/responses/${response.id}`;
  const headers = { 'content-type': 'application/json' };
  const reply = await fastify.inject({ method: 'DELETE', url, headers });
  assert.equal(reply.statusCode, 200, reply.body);
});
