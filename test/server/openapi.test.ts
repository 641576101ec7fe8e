/** The OpenAPI document, and the server held against it by requests that are made from it. */
import assert from 'node:assert/strict';
import test from 'node:test';
import Fastify from 'fastify';
import { openvinoServe } from '../../lib/server/index.js';
import { FakeEngine } from '../helpers/fake-engine.js';
import { build, registryOf } from '../helpers/http.js';
import { runModule } from '../helpers/python.js';
import { startServe } from '../helpers/serve.js';

interface OpenAPI {
  openapi: string;
  paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
}

test('every endpoint is described, with its answers and its errors', async (t) => {
  const fastify = await build(t, registryOf(new FakeEngine()));
  const { openapi, paths } = (await fastify.inject('/openapi.json')).json<OpenAPI>();
  assert.equal(openapi, '3.1.0');
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { responses }]) => {
      for (const status of ['200', '4XX', '5XX']) assert.ok(responses[status], `${path} ${status}`);
      return `${method.toUpperCase()} ${path}`;
    }),
  );
  assert.deepEqual(described.sort(), [
    'DELETE /v1/responses/{id}',
    'GET /health',
    'GET /v1/models',
    'GET /v1/models/{model}',
    'GET /v1/responses/{id}',
    'GET /v1/responses/{id}/input_items',
    'POST /detokenize',
    'POST /tokenize',
    'POST /v1/chat/completions',
    'POST /v1/completions',
    'POST /v1/messages',
    'POST /v1/messages/count_tokens',
    'POST /v1/responses',
    'POST /v1/responses/{id}/cancel',
  ]);
});

test('it describes the routes of this plugin, beside an app that describes its own', async (t) => {
  const fastify = Fastify();
  t.after(() => fastify.close());
  fastify.decorate('swagger', () => '');
  fastify.get('/other', () => 'here');
  await fastify.register(openvinoServe, { models: registryOf(new FakeEngine()), prefix: '/ai' });
  const { paths } = (await fastify.inject('/ai/openapi.json')).json<OpenAPI>();
  assert.ok(paths['/ai/v1/models']);
  assert.equal(paths['/other'], undefined);
});

test('schemathesis finds no 5xx and nothing undocumented', async (t) => {
  const { address } = await startServe(t);
  const output = await runModule(
    'schemathesis.cli',
    [
      ...['run', `${address}/openapi.json`, '--checks', 'all', '--max-examples', '25'],
      // Values that are valid each can contradict each other, which a schema cannot say.
      ...['--exclude-checks', 'positive_data_acceptance'],
      ...['--seed', '1', '--request-timeout', '60', '--no-color'],
    ],
    'test/server/schemathesis-requirements.txt',
  );
  assert.match(output, /(\d+) generated, \1 passed/);
});
