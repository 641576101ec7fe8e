/** What a chat request answers when the engine refuses it or fails. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Check } from 'typebox/value';
import { ContextLengthError, OpenVINOServeError, type ErrorCode } from '../../lib/errors.js';
import { ErrorObject } from '../../lib/server/schemas/error.js';
import { FakeEngine } from '../helpers/fake-engine.js';
import { ask } from '../helpers/fake-server.js';
import { build, CHAT, chatBody, errorOf, registryOf } from '../helpers/http.js';

const ENGINE_ERRORS: [ErrorCode, number, string][] = [
  ['INVALID_ARGUMENT', 400, 'invalid_argument'],
  ['CHAT_TEMPLATE_ERROR', 400, 'chat_template_error'],
  ['KV_CACHE_EXHAUSTED', 503, 'kv_cache_exhausted'],
  ['ENGINE_CLOSED', 503, 'engine_closed'],
  ['ENGINE_FAILED', 500, 'engine_failed'],
  ['OPENVINO_ERROR', 500, 'openvino_error'],
];
for (const [code, status, httpCode] of ENGINE_ERRORS) {
  for (const where of ['prepare', 'generate', 'iterate'] as const) {
    test(`${code} from ${where} is ${status} ${httpCode}`, async (t) => {
      const error = new OpenVINOServeError(code, 'secret /path', { param: 'maxTokens' });
      const { response, error: failure } = await ask(
        t,
        { stream: where !== 'iterate' },
        {
          ...(where === 'prepare' ? { prepare: () => Promise.reject(error) } : {}),
          ...(where === 'generate' ? { refuse: () => error } : {}),
          ...(where === 'iterate' ? { answer: () => ['x', error] } : {}),
        },
      );
      assert.equal(response.statusCode, status);
      assert.ok(Check(ErrorObject, response.json()));
      assert.equal(failure.code, httpCode);
      assert.equal(failure.type, status < 500 ? 'invalid_request_error' : 'server_error');
      assert.equal(response.headers['retry-after'], status === 503 ? '1' : undefined);
      if (status === 500) assert.ok(!response.body.includes('secret'));
      if (httpCode === 'invalid_argument') assert.equal(failure.param, 'max_tokens');
    });
  }
}

test('a prompt that is too long names both numbers', async (t) => {
  const { response, error } = await ask(t, {}, { refuse: () => new ContextLengthError(64, 80) });
  assert.equal(response.statusCode, 400);
  assert.equal(error.code, 'context_length_exceeded');
  assert.equal(error.param, 'messages');
  assert.match(error.message, /64 tokens.*80 tokens/);
});

test('an unforeseen error is 500 and tells nothing', async (t) => {
  const { response, error } = await ask(t, {}, { answer: () => [new TypeError('secret')] });
  assert.equal(response.statusCode, 500);
  assert.equal(error.code, 'internal_error');
  assert.ok(!response.body.includes('secret'));
});

test('an engine that failed is given up, so that the next request loads anew', async (t) => {
  const error = new OpenVINOServeError('ENGINE_FAILED', 'gone');
  const engine = new FakeEngine({ answer: () => [error] });
  const discarded: unknown[] = [];
  const models = { ...registryOf(engine), discard: (...args: unknown[]) => discarded.push(args) };
  const fastify = await build(t, models);
  await fastify.inject({ method: 'POST', url: CHAT, payload: chatBody() });
  assert.deepEqual(discarded, [['demo', engine, error]]);
});

test('when one choice fails the others are cancelled', async (t) => {
  const never = new Promise(() => {});
  const error = new OpenVINOServeError('KV_CACHE_EXHAUSTED', 'The KV cache is full.');
  const { engine, response } = await ask(
    t,
    { n: 2 },
    { answer: ({ index }) => (index === 0 ? [never] : [error]) },
  );
  assert.equal(response.statusCode, 503);
  assert.equal(errorOf(response).code, 'kv_cache_exhausted');
  assert.equal(engine.running, 0);
});

test('a choice that is refused at once cancels those that started', async (t) => {
  const { engine, response } = await ask(
    t,
    { n: 2 },
    {
      refuse: ({ index }) =>
        index === 1 ? new OpenVINOServeError('INVALID_ARGUMENT', 'No.') : undefined,
    },
  );
  assert.equal(response.statusCode, 400);
  assert.ok(engine.calls[0]?.signal?.aborted);
});
