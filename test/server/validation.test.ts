/** What `POST /v1/chat/completions` refuses, and in which words. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { FakeEngine } from '../helpers/fake-engine.js';
import { build, CHAT, chatBody, registryOf, errorOf } from '../helpers/http.js';

async function refuse(t: TestContext, changes: object) {
  const engine = new FakeEngine();
  const fastify = await build(t, registryOf(engine), { maxChoices: 4 });
  const response = await fastify.inject({ method: 'POST', url: CHAT, payload: chatBody(changes) });
  assert.equal(response.statusCode, 400, response.body);
  assert.equal(engine.prepared.length, 0, 'the engine is not asked');
  const error = errorOf(response);
  assert.equal(error.type, 'invalid_request_error');
  return error;
}

/** Changes of the body, and the code, param and message that they get. */
const REFUSED: [object, string, string | null, RegExp | string][] = [
  [
    { temperature: 3 },
    'decimal_above_max_value',
    'temperature',
    "Invalid 'temperature': decimal above maximum value. Expected a value <= 2, but got 3 instead.",
  ],
  [{ temperature: -0.1 }, 'decimal_below_min_value', 'temperature', />= 0, but got -0.1/],
  [
    { temperature: '0.5' },
    'invalid_type',
    'temperature',
    "Invalid type for 'temperature': expected a number, but got a string instead.",
  ],
  [{ top_p: 1.01 }, 'decimal_above_max_value', 'top_p', /<= 1, but got 1.01/],
  [{ top_p: -1 }, 'decimal_below_min_value', 'top_p', />= 0/],
  [{ presence_penalty: 2.5 }, 'decimal_above_max_value', 'presence_penalty', /<= 2/],
  [{ presence_penalty: -2.5 }, 'decimal_below_min_value', 'presence_penalty', />= -2/],
  [{ frequency_penalty: 2.5 }, 'decimal_above_max_value', 'frequency_penalty', /<= 2/],
  [{ frequency_penalty: -2.5 }, 'decimal_below_min_value', 'frequency_penalty', />= -2/],
  [{ n: 0 }, 'integer_below_min_value', 'n', />= 1, but got 0/],
  [{ n: 5 }, 'integer_above_max_value', 'n', /<= 4, but got 5/],
  [{ n: 1.5 }, 'invalid_type', 'n', /expected an integer, but got a decimal number/],
  [{ max_tokens: 0 }, 'integer_below_min_value', 'max_tokens', />= 1/],
  [{ max_tokens: '9' }, 'invalid_type', 'max_tokens', /an integer, but got a string/],
  [{ max_completion_tokens: -1 }, 'integer_below_min_value', 'max_completion_tokens', />= 1/],
  [
    { max_tokens: 5, max_completion_tokens: 6 },
    'invalid_parameter_combination',
    'max_completion_tokens',
    /\(5\).*\(6\)/,
  ],
  [{ seed: 1.5 }, 'invalid_type', 'seed', /an integer/],
  [{ seed: 2 ** 60 }, 'integer_above_max_value', 'seed', /9007199254740991/],
  [{ stream: 'true' }, 'invalid_type', 'stream', /a boolean, but got a string/],
  [{ stream_options: {} }, 'invalid_parameter_combination', 'stream_options', /'stream' is true/],
  [
    { stream: true, stream_options: { include_usage: 1 } },
    'invalid_type',
    'stream_options.include_usage',
    /a boolean, but got an integer/,
  ],
  [
    { stream: true, stream_options: { include_obfuscation: true } },
    'unsupported_parameter',
    'stream_options.include_obfuscation',
    /only value accepted is false/,
  ],
  [{ stop: '' }, 'empty_string', 'stop', /minimum length 1/],
  [{ stop: [] }, 'empty_array', 'stop', /minimum length 1/],
  [{ stop: ['a', ''] }, 'empty_string', 'stop[1]', /empty string/],
  [
    { stop: ['a', 'b', 'c', 'd', 'e'] },
    'array_above_max_length',
    'stop',
    /maximum length 4, but got an array with length 5/,
  ],
  [{ stop: 7 }, 'invalid_type', 'stop', /one of a string or an array, but got an integer/],
  [{ stop: [7] }, 'invalid_type', 'stop[0]', /a string, but got an integer/],
  [{ model: null }, 'invalid_type', 'model', /a string, but got null/],
  [{ messages: undefined }, 'missing_required_parameter', 'messages', /'messages'/],
  [{ messages: [] }, 'empty_array', 'messages', /empty array/],
  [{ messages: 'hi' }, 'invalid_type', 'messages', /an array, but got a string/],
  [{ messages: ['hi'] }, 'invalid_type', 'messages[0]', /an object, but got a string/],
];

for (const [changes, code, param, message] of REFUSED) {
  test(`refuses ${JSON.stringify(changes)} as ${code}`, async (t) => {
    const error = await refuse(t, changes);
    assert.equal(error.code, code);
    assert.equal(error.param, param);
    if (typeof message === 'string') assert.equal(error.message, message);
    else assert.match(error.message, message);
  });
}
