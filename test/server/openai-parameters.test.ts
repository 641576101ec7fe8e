/** Parameters of OpenAI's API that the schema does not have, and parameters nobody knows. */
import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import Fastify from 'fastify';
import { app } from '../../lib/server/app.js';
import { OPENAI_PARAMETERS } from '../../lib/server/openai-parameters.js';
import { FakeEngine } from '../helpers/fake-engine.js';
import { build, CHAT, chatBody, registryOf, errorOf } from '../helpers/http.js';

const REFUSED: Record<string, unknown[]> = {
  audio: [{ voice: 'x' }],
  function_call: ['auto', { name: 'f' }],
  functions: [[{ name: 'f' }]],
  logit_bias: [{ 5: 1 }],
  logprobs: [true],
  modalities: [['text', 'audio'], 'text'],
  moderation: [{ model: 'x' }],
  prediction: [{ type: 'content', content: 'x' }],
  reasoning_effort: ['low'],
  response_format: [{ type: 'json_object' }, { type: 'json_schema', json_schema: {} }, 'text'],
  service_tier: ['flex'],
  store: [true],
  tool_choice: ['auto', 'required', { type: 'function', function: { name: 'f' } }],
  tools: [[{ type: 'function', function: { name: 'f' } }]],
  top_logprobs: [3],
  verbosity: ['low'],
  web_search_options: [{}],
};

const ACCEPTED: Record<string, unknown[]> = {
  function_call: ['none'],
  functions: [[]],
  logit_bias: [{}],
  logprobs: [false],
  metadata: [{ a: 'b' }],
  modalities: [['text']],
  parallel_tool_calls: [true, false],
  prompt_cache_key: ['x'],
  prompt_cache_options: [{ mode: 'implicit' }],
  prompt_cache_retention: ['24h'],
  response_format: [{ type: 'text' }],
  safety_identifier: ['x'],
  service_tier: ['auto', 'default'],
  store: [false],
  tool_choice: ['none'],
  tools: [[]],
  top_logprobs: [0],
  user: ['x'],
  verbosity: ['medium'],
};

test('every parameter of the table has its cases here', () => {
  const tested = new Set([...Object.keys(REFUSED), ...Object.keys(ACCEPTED)]);
  assert.deepEqual([...tested].sort(), Object.keys(OPENAI_PARAMETERS).sort());
});

test('what cannot be honoured is refused by name', async (t) => {
  const fastify = await build(t, registryOf(new FakeEngine()));
  for (const [name, values] of Object.entries(REFUSED)) {
    for (const value of values) {
      const payload = chatBody({ [name]: value });
      const response = await fastify.inject({ method: 'POST', url: CHAT, payload });
      const label = `${name}: ${JSON.stringify(value)}`;
      assert.equal(response.statusCode, 400, label);
      const error = errorOf(response);
      assert.equal(error.code, 'unsupported_parameter', label);
      assert.equal(error.param, name, label);
      assert.ok(error.message.includes(`'${name}'`), label);
    }
  }
});

test('what changes nothing is accepted, null always', async (t) => {
  const fastify = await build(t, registryOf(new FakeEngine()));
  for (const name of Object.keys(OPENAI_PARAMETERS)) {
    for (const value of [...(ACCEPTED[name] ?? []), null]) {
      const payload = chatBody({ [name]: value });
      const response = await fastify.inject({ method: 'POST', url: CHAT, payload });
      assert.equal(response.statusCode, 200, `${name}: ${JSON.stringify(value)}`);
    }
  }
});

test('unknown parameters are ignored and named in the log, once', async (t) => {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const fastify = Fastify({ logger: { level: 'warn', stream } });
  t.after(() => fastify.close());
  await fastify.register(app, { models: registryOf(new FakeEngine()) });
  const payload = chatBody({ top_q: 1, toString: 2 });
  const response = await fastify.inject({ method: 'POST', url: CHAT, payload });
  assert.equal(response.statusCode, 200);
  assert.equal(lines.length, 1);
  assert.deepEqual((JSON.parse(lines[0] ?? '') as { parameters: unknown }).parameters, [
    'top_q',
    'toString',
  ]);
});
