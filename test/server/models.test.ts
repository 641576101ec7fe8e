/** `GET /v1/models`, `GET /v1/models/{model}` and how a chat request finds its model. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Check } from 'typebox/value';
import { OpenVINOServeError } from '../../lib/errors.js';
import { Model, ModelList } from '../../lib/server/schemas/models.js';
import { FakeEngine } from '../helpers/fake-engine.js';
import { build, CHAT, chatBody, registryOf, errorOf } from '../helpers/http.js';

const ID = 'Tiny Chat/ü 1%';

test('lists the models', async (t) => {
  const fastify = await build(t, registryOf(new FakeEngine(), ID));
  const body = (await fastify.inject('/v1/models')).json<ModelList>();
  assert.ok(Check(ModelList, body));
  const model = { id: ID, object: 'model', created: 1700000000, owned_by: 'openvino-serve' };
  assert.deepEqual(body, { object: 'list', data: [model] });
});

test('finds a model by its encoded id', async (t) => {
  const fastify = await build(t, registryOf(new FakeEngine(), ID));
  const response = await fastify.inject(`/v1/models/${encodeURIComponent(ID)}`);
  assert.equal(response.statusCode, 200, response.body);
  assert.ok(Check(Model, response.json()));
  assert.equal(response.json<Model>().id, ID);
});

test('an unknown model is 404 and names those there are', async (t) => {
  const fastify = await build(t, registryOf(new FakeEngine()));
  const found = await fastify.inject({
    method: 'POST',
    url: CHAT,
    payload: chatBody({ model: 'demo' }),
  });
  assert.equal(found.statusCode, 200);
  for (const request of [
    { method: 'GET', url: '/v1/models/gpt-4o' },
    { method: 'POST', url: CHAT, payload: chatBody({ model: 'gpt-4o' }) },
  ] as const) {
    const response = await fastify.inject(request);
    assert.equal(response.statusCode, 404);
    assert.deepEqual(errorOf(response), {
      message: "The model 'gpt-4o' does not exist. Models there are: 'demo'.",
      type: 'invalid_request_error',
      param: 'model',
      code: 'model_not_found',
    });
  }
});

test('while the default model loads, chat is 503 with Retry-After', async (t) => {
  const fastify = await build(t, registryOf({ state: 'loading', stage: 'tokenizer' }));
  const response = await fastify.inject({ method: 'POST', url: CHAT, payload: chatBody() });
  assert.equal(response.statusCode, 503);
  assert.equal(response.headers['retry-after'], '5');
  assert.equal(errorOf(response).code, 'model_loading');
  assert.match(errorOf(response).message, /tokenizer/);
});

test('a model that is not loaded yet is loaded by its first request', async (t) => {
  const load = async () => new FakeEngine();
  const fastify = await build(t, { ...registryOf({ state: 'unloaded' }), load });
  const response = await fastify.inject({ method: 'POST', url: CHAT, payload: chatBody() });
  assert.equal(response.statusCode, 200);
});

test('a model that cannot be loaded is 500 with the reason', async (t) => {
  const cases = [
    [new OpenVINOServeError('MODEL_LOAD_FAILED', 'weights truncated'), /'demo'.*weights truncated/],
    [new Error('secret'), /'demo'.*unforeseen/],
  ] as const;
  for (const [error, message] of cases) {
    const load = () => Promise.reject(error);
    const fastify = await build(t, { ...registryOf({ state: 'unloaded' }), load });
    const response = await fastify.inject({ method: 'POST', url: CHAT, payload: chatBody() });
    assert.equal(response.statusCode, 500);
    assert.equal(errorOf(response).code, 'model_load_failed');
    assert.match(errorOf(response).message, message);
    assert.ok(!response.body.includes('secret'));
  }
});
