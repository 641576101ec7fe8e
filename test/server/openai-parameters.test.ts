/** Parameters of OpenAI's API that the schema does not have, and parameters nobody knows. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OPENAI_PARAMETERS } from '../../lib/server/openai-parameters.js';
import { FakeEngine } from '../helpers/fake-engine.js';
import { build, CHAT, chatBody, registryOf, errorOf } from '../helpers/http.js';

const REFUSED: Record<string, unknown[]> = {
  audio: [{ voice: 'x' }],
  function_call: ['auto', { name: 'f' }],
  functions: [[{ name: 'f' }]],
  logit_bias: [{ 5: 1 }],
  modalities: [['text', 'audio'], 'text'],
  moderation: [{ model: 'x' }],
  prediction: [{ type: 'content', content: 'x' }],
  service_tier: ['flex'],
  store: [true],
  verbosity: ['low'],
  web_search_options: [{}],
};

const ACCEPTED: Record<string, unknown[]> = {
  function_call: ['none'],
  functions: [[]],
  logit_bias: [{}],
  metadata: [{ a: 'b' }],
  modalities: [['text']],
  prompt_cache_key: ['x'],
  prompt_cache_options: [{ mode: 'implicit' }],
  prompt_cache_retention: ['24h'],
  safety_identifier: ['x'],
  service_tier: ['auto', 'default'],
  store: [false],
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

test('unknown parameters are refused by name, whatever the name', async (t) => {
  const fastify = await build(t, registryOf(new FakeEngine()));
  for (const name of ['top_q', 'toString', 'guided_json']) {
    const payload = chatBody({ [name]: 1 });
    const response = await fastify.inject({ method: 'POST', url: CHAT, payload });
    assert.equal(response.statusCode, 400);
    const { code, param, message } = errorOf(response);
    assert.deepEqual([code, param], ['unknown_parameter', name]);
    assert.ok(message.includes(`'${name}'`));
  }
});
