/** The plugin as a whole: URLs, methods, bodies, and what it leaves alone in somebody's app. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fastify from 'fastify';
import { app } from '../../lib/server/app.js';
import { FakeEngine } from '../helpers/fake-engine.js';
import { build, CHAT, chatBody, registryOf, errorOf } from '../helpers/http.js';

const JSON_TYPE = { 'content-type': 'application/json' };

test('other methods get 405 with Allow, whatever their body', async (t) => {
  const fastify = await build(t, registryOf(new FakeEngine()));
  const cases = [
    ['GET', CHAT, 'POST'],
    ['PUT', CHAT, 'POST'],
    ['POST', '/v1/models', 'GET, HEAD'],
    ['DELETE', '/v1/models/demo', 'GET, HEAD'],
    ['OPTIONS', '/health', 'GET, HEAD'],
  ] as const;
  for (const [method, url, allow] of cases) {
    const payload = method === 'PUT' ? '<not json>' : undefined;
    const response = await fastify.inject({ method, url, ...(payload && { payload }) });
    assert.equal(response.statusCode, 405, `${method} ${url}`);
    assert.equal(response.headers.allow, allow);
    const error = errorOf(response);
    assert.equal(error.code, 'method_not_supported');
    assert.match(error.message, new RegExp(`^Not allowed to ${method} on ${url}`));
  }
  const head = await fastify.inject({ method: 'HEAD', url: '/health' });
  assert.equal(head.statusCode, 200);
});

test('a body that is not valid JSON is 400', async (t) => {
  const fastify = await build(t, registryOf(new FakeEngine()));
  for (const payload of ['{"messages":', '', '{"__proto__":{}}']) {
    const response = await fastify.inject({
      method: 'POST',
      url: CHAT,
      headers: JSON_TYPE,
      payload,
    });
    assert.equal(response.statusCode, 400, payload);
    assert.equal(errorOf(response).code, 'invalid_json', payload);
  }
  for (const payload of ['[]', '"x"', 'null', '7']) {
    const response = await fastify.inject({
      method: 'POST',
      url: CHAT,
      headers: JSON_TYPE,
      payload,
    });
    assert.equal(response.statusCode, 400, payload);
    const error = errorOf(response);
    assert.match(error.message, /^Invalid type for the body: expected an object, but got /);
    assert.equal(error.param, null);
  }
});

test('a number that JSON allows and JavaScript cannot hold is refused', async (t) => {
  const fastify = await build(t, registryOf(new FakeEngine()));
  const payload = '{"messages":[{"role":"user","content":"x"}],"temperature":1e999}';
  const response = await fastify.inject({ method: 'POST', url: CHAT, headers: JSON_TYPE, payload });
  assert.equal(response.statusCode, 400);
  assert.match(errorOf(response).message, /temperature.*too large/);
});

test('a body of another type is 415', async (t) => {
  const fastify = await build(t, registryOf(new FakeEngine()));
  const payload = JSON.stringify(chatBody());
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx']) {
    const headers = { 'content-type': type };
    const response = await fastify.inject({ method: 'POST', url: CHAT, headers, payload });
    assert.equal(response.statusCode, 415, type);
    assert.equal(errorOf(response).code, 'unsupported_media_type');
  }
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  const response = await fastify.inject({ method: 'POST', url: CHAT, headers, payload });
  assert.equal(response.statusCode, 200);
});

test('a body that is too large is 413', async (t) => {
  const fastify = await build(t, registryOf(new FakeEngine()), { bodyLimit: 100 });
  const payload = chatBody({ user: 'x'.repeat(100) });
  const response = await fastify.inject({ method: 'POST', url: CHAT, payload });
  assert.equal(response.statusCode, 413);
  assert.equal(errorOf(response).code, 'request_too_large');
});

test("in somebody's app it changes none of their routes", async (t) => {
  const fastify = Fastify();
  t.after(() => fastify.close());
  fastify.post('/mine', {
    schema: {
      body: { type: 'object', properties: { n: { type: 'integer' } }, required: ['n'] },
    },
    handler: (request) => request.body,
  });
  await fastify.register(app, { models: registryOf(new FakeEngine()), prefix: '/llm' });

  const chat = await fastify.inject({ method: 'POST', url: `/llm${CHAT}`, payload: chatBody() });
  assert.equal(chat.statusCode, 200);
  const wrongUrl = await fastify.inject({ method: 'GET', url: '/llm/nowhere?x=1' });
  assert.equal(wrongUrl.statusCode, 404);
  assert.equal(errorOf(wrongUrl).message, 'Invalid URL (GET /llm/nowhere)');

  // Fastify's own validator, which converts, its error objects and its text parser are still there.
  const converted = await fastify.inject({ method: 'POST', url: '/mine', payload: { n: '5' } });
  assert.deepEqual(converted.json(), { n: 5 });
  const invalid = await fastify.inject({ method: 'POST', url: '/mine', payload: {} });
  assert.equal(invalid.json<{ error: string }>().error, 'Bad Request');
  const text = await fastify.inject({
    method: 'POST',
    url: '/mine',
    headers: { 'content-type': 'text/plain' },
    payload: 'x',
  });
  assert.equal(text.statusCode, 400);
  const notFound = await fastify.inject({ method: 'GET', url: '/nowhere' });
  assert.equal(notFound.json<{ error: string }>().error, 'Not Found');
});

test("headers that somebody's hooks set are on streams too", async (t) => {
  const fastify = Fastify();
  t.after(() => fastify.close());
  fastify.addHook('onRequest', async (_request, reply) => {
    reply.header('access-control-allow-origin', '*');
  });
  fastify.setNotFoundHandler((_request, reply) => reply.code(404).send('mine'));
  await fastify.register(app, { models: registryOf(new FakeEngine()) });
  const payload = chatBody({ stream: true });
  const response = await fastify.inject({ method: 'POST', url: CHAT, payload });
  assert.equal(response.headers['access-control-allow-origin'], '*');
  assert.equal((await fastify.inject('/nowhere')).body, 'mine');
});
