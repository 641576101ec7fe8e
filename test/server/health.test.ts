/** `GET /health` in every state of the default model. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Check } from 'typebox/value';
import { OpenVINOServeError } from '../../lib/errors.js';
import type { ModelStatus } from '../../lib/server/model-registry.js';
import { Health } from '../../lib/server/schemas/health.js';
import { FakeEngine } from '../helpers/fake-engine.js';
import { build, registryOf } from '../helpers/http.js';

const error = new OpenVINOServeError('MODEL_LOAD_FAILED', 'weights truncated');
const CASES: [ModelStatus, number, object][] = [
  [{ state: 'ready', engine: new FakeEngine() }, 200, { status: 'ok' }],
  [{ state: 'loading', stage: 'model' }, 503, { status: 'loading', stage: 'model' }],
  [{ state: 'unloaded' }, 503, { status: 'loading', stage: 'not asked for yet' }],
  [{ state: 'failed', error }, 503, { status: 'failed', reason: 'weights truncated' }],
];

for (const [status, code, expected] of CASES) {
  test(`${status.state} is ${code}`, async (t) => {
    const fastify = await build(t, registryOf(status));
    const response = await fastify.inject('/health');
    assert.equal(response.statusCode, code);
    assert.equal(response.headers['cache-control'], 'no-store');
    assert.ok(Check(Health, response.json()));
    assert.deepEqual(response.json(), { model: 'demo', ...expected });
  });
}

test('a model whose folder is gone has failed', async (t) => {
  const models = { ...registryOf({ state: 'unloaded' }), status: () => undefined };
  const fastify = await build(t, models);
  const response = await fastify.inject('/health');
  assert.equal(response.statusCode, 503);
  assert.equal(response.json<Health>().status, 'failed');
});
