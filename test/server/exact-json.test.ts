/** What chat templates print of a body is what was sent: numbers and the order of keys included. */
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { Engine } from '../../lib/index.js';
import type { ChatTool } from '../../lib/index.js';
import { modelDir } from '../helpers/child.js';
import { FakeEngine } from '../helpers/fake-engine.js';
import { build, CHAT, registryOf } from '../helpers/http.js';

const engine = await Engine.load(modelDir);
after(() => engine.close());

const SCHEMA =
  '{"type": "object", "properties": {"2": {"minimum": 1.0}, "1": {"enum": [12345678901234567890, 1e2, 0.5]}}}';
const AS_PYTHON =
  '{"type": "object", "properties": {"2": {"minimum": 1.0}, "1": {"enum": [12345678901234567890, 100.0, 0.5]}}}';
const PRINT = '{{ x | tojson }}';

const print = (value: unknown) =>
  engine.tokenizer.applyChatTemplate([{ role: 'user', content: '' }], {
    chatTemplate: PRINT,
    extraContext: { x: value },
  });

async function send(t: test.TestContext, url: string, body: string) {
  // Its template tells a format of calls, without which tools are refused.
  const fake = new FakeEngine({ chatTemplate: '<tool_call>' });
  const fastify = await build(t, registryOf(fake));
  const headers = { 'content-type': 'application/json' };
  const response = await fastify.inject({ method: 'POST', url, headers, payload: body });
  assert.equal(response.statusCode, 200, response.body);
  return { options: fake.templateOptions[0], messages: fake.prepared[0] };
}

test("tools and variables of OpenAI's endpoint", async (t) => {
  const { options } = await send(
    t,
    CHAT,
    `{"messages": [{"role": "user", "content": "hi"}], "temperature": 1.0,
      "tools": [{"type": "function", "function": {"name": "f", "parameters": ${SCHEMA}}}],
      "chat_template_kwargs": {"limit": 2.0}}`,
  );
  const [tool] = options?.tools ?? [];
  assert.equal(
    await print(tool),
    `{"type": "function", "function": {"name": "f", "parameters": ${AS_PYTHON}}}`,
  );
  assert.equal(await print(options?.extraContext?.['limit']), '2.0');
});

test("tools and calls of Anthropic's", async (t) => {
  const { options, messages } = await send(
    t,
    '/v1/messages',
    `{"max_tokens": 5, "tools": [{"name": "f", "input_schema": ${SCHEMA}}], "messages": [
      {"role": "user", "content": "hi"},
      {"role": "assistant", "content": [{"type": "tool_use", "id": "a", "name": "f", "input": {"x": 3.0}}]},
      {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "a", "content": "ok"}]}]}`,
  );
  const [tool] = (options?.tools ?? []) as { function: ChatTool }[];
  assert.equal(await print(tool?.function.parameters), AS_PYTHON);
  const [call] = (messages?.[1]?.['tool_calls'] ?? []) as { function: { arguments: unknown } }[];
  assert.equal(await print(call?.function.arguments), '{"x": 3.0}');
});
