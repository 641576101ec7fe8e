/** Which messages of a chat request are refused, and in which words. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { FakeEngine } from '../helpers/fake-engine.js';
import { build, CHAT, errorOf, registryOf } from '../helpers/http.js';

async function refuse(t: TestContext, message: object) {
  const engine = new FakeEngine();
  const fastify = await build(t, registryOf(engine), { maxChoices: 4 });
  const response = await fastify.inject({
    method: 'POST',
    url: CHAT,
    payload: { messages: [message] },
  });
  assert.equal(response.statusCode, 400, response.body);
  assert.equal(engine.prepared.length, 0, 'the engine is not asked');
  const error = errorOf(response);
  assert.equal(error.type, 'invalid_request_error');
  return error;
}

/** One message, and the code, param and message that it gets. */
const REFUSED: [object, string, string, RegExp][] = [
  [{ content: 'x' }, 'missing_required_parameter', 'messages[0].role', /'messages\[0\].role'/],
  [{ role: 'function', content: 'x' }, 'invalid_value', 'messages[0].role', /"function".*'system'/],
  [{ role: 'user' }, 'missing_required_parameter', 'messages[0].content', /content/],
  [{ role: 'user', content: null }, 'invalid_type', 'messages[0].content', /but got null/],
  [{ role: 'assistant', content: null }, 'invalid_type', 'messages[0].content', /but got null/],
  [{ role: 'user', content: 3 }, 'invalid_type', 'messages[0].content', /a string or an array/],
  [{ role: 'user', content: [] }, 'empty_array', 'messages[0].content', /empty array/],
  [{ role: 'user', content: ['x'] }, 'invalid_type', 'messages[0].content[0]', /an object/],
  [
    { role: 'user', content: [{ type: 'text' }] },
    'missing_required_parameter',
    'messages[0].content[0].text',
    /text/,
  ],
  [
    {
      role: 'user',
      content: [
        { type: 'text', text: 'a' },
        { type: 'image_url', image_url: {} },
      ],
    },
    'unsupported_content',
    'messages[0].content[1]',
    /no image input/,
  ],
  [
    { role: 'user', content: [{ type: 'input_audio' }] },
    'unsupported_content',
    'messages[0].content[0]',
    /no audio input/,
  ],
  [
    { role: 'user', content: [{ type: 'refusal', refusal: 'no' }] },
    'invalid_value',
    'messages[0].content[0].type',
    /"refusal".*'text'\./,
  ],
  [
    { role: 'tool', content: 'x' },
    'missing_required_parameter',
    'messages[0].tool_call_id',
    /tool_call_id/,
  ],
  [
    { role: 'assistant', content: 'x', function_call: { name: 'f' } },
    'unsupported_parameter',
    'messages[0].function_call',
    /function_call/,
  ],
  [
    {
      role: 'assistant',
      tool_calls: [{ id: 'c', type: 'function', function: { name: 'f', arguments: '[1' } }],
    },
    'invalid_value',
    'messages[0].tool_calls[0].function.arguments',
    /JSON object/,
  ],
];

for (const [sent, code, param, message] of REFUSED) {
  test(`refuses ${JSON.stringify(sent)} as ${code}`, async (t) => {
    const error = await refuse(t, sent);
    assert.equal(error.code, code);
    assert.equal(error.param, param);
    assert.match(error.message, message);
  });
}
