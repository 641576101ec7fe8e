/** URLs that the server does not know or cannot read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Server } from '../../lib/server/server.js';
import { FakeEngine } from '../helpers/fake-engine.js';
import { registryOf } from '../helpers/http.js';

test('unknown URLs are OpenAI errors', async (t) => {
  const models = registryOf(new FakeEngine());
  const server = new Server({ models, host: 'localhost', port: 0, logLevel: 'silent' });
  const url = await server.listen();
  t.after(() => server.stop(0));
  const response = await fetch(`${url}/v2/nothing`);
  assert.equal(response.status, 404);
  const { error } = (await response.json()) as { error: { code: string; message: string } };
  assert.equal(error.code, 'unknown_url');
  assert.equal(error.message, 'Invalid URL (GET /v2/nothing)');
  const bad = await fetch(`${url}/v1/models/%E0%A4%A`);
  assert.equal(bad.status, 400);
  assert.equal(((await bad.json()) as { error: { code: string } }).error.code, 'bad_request');
});
