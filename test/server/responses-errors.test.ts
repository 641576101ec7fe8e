/** `POST /v1/responses`: each request that cannot be honoured is told why. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askResponses, FORMATS, WEATHER } from '../helpers/responses.js';

const BROKEN = { type: 'object', properties: { a: { type: 'string', format: 'iri' } } };
const say = (content: unknown, role = 'user') => ({ input: [{ role, content }] });
const call = { type: 'function_call', call_id: 'c', name: 'x', arguments: '{}' };
const output = { type: 'function_call_output', call_id: 'c', output: 'y' };
const named = (name: string) => ({ type: 'function', name });

/** What is wrong, the request, the code and the parameter of the error. */
const REFUSED: [string, object, string, string | null][] = [
  ['no input', { input: undefined }, 'missing_required_parameter', 'input'],
  ['an input of another type', { input: 1 }, 'invalid_type', 'input'],
  ['an input of nothing', { input: [] }, 'empty_array', 'input'],
  ['an unknown parameter', { max_tokens: 1 }, 'unknown_parameter', 'max_tokens'],
  ['a parameter of the prototype', { constructor: 1 }, 'unknown_parameter', 'constructor'],
  ['no tokens', { max_output_tokens: 0 }, 'integer_below_min_value', 'max_output_tokens'],
  ['a temperature above 2', { temperature: 3 }, 'decimal_above_max_value', 'temperature'],
  ['a response in the background', { background: true }, 'unsupported_parameter', 'background'],
  ['a conversation', { conversation: 'conv_1' }, 'unsupported_parameter', 'conversation'],
  ['a prompt template', { prompt: { id: 'p' } }, 'unsupported_parameter', 'prompt'],
  ['truncation', { truncation: 'auto' }, 'unsupported_parameter', 'truncation'],
  ['a service tier', { service_tier: 'flex' }, 'unsupported_parameter', 'service_tier'],
  ['verbosity', { text: { verbosity: 'low' } }, 'unsupported_parameter', 'text.verbosity'],
  ['an unknown field of text', { text: { foo: 1 } }, 'unknown_parameter', 'text.foo'],
  ['a summary', { reasoning: { summary: 'detailed' } }, 'invalid_value', 'reasoning.summary'],
  ['an unknown field of reasoning', { reasoning: { a: 1 } }, 'unknown_parameter', 'reasoning.a'],
  ['top_logprobs', { top_logprobs: 2 }, 'unsupported_parameter', 'top_logprobs'],
  ['something else included', { include: ['x'] }, 'invalid_value', 'include[0]'],
  [
    'obfuscation',
    { stream: true, stream_options: { include_obfuscation: true } },
    'unsupported_parameter',
    'stream_options.include_obfuscation',
  ],
  [
    'stream options without a stream',
    { stream_options: {} },
    'invalid_parameter_combination',
    'stream_options',
  ],
  [
    'a response that is not there',
    { previous_response_id: 'resp_x' },
    'previous_response_not_found',
    'previous_response_id',
  ],
  ['an item that is not there', { input: [{ id: 'msg_x' }] }, 'item_not_found', 'input[0].id'],
  [
    'a reference without an id',
    { input: [{ type: 'item_reference' }] },
    'missing_required_parameter',
    'input[0].id',
  ],
  ['an item of no kind', { input: [{}] }, 'missing_required_parameter', 'input[0].type'],
  [
    'an item of another kind',
    { input: [{ type: 'web_search_call' }] },
    'invalid_value',
    'input[0].type',
  ],
  [
    'an unknown field of an item',
    { input: [{ ...say('x').input[0], name: 'me' }] },
    'unknown_parameter',
    'input[0].name',
  ],
  ['another role', say('x', 'tool'), 'invalid_value', 'input[0].role'],
  ['no content', say(undefined), 'missing_required_parameter', 'input[0].content'],
  [
    'an image',
    say([{ type: 'input_image', image_url: 'x' }]),
    'unsupported_content',
    'input[0].content[0]',
  ],
  [
    "the assistant's text of the user",
    say([{ type: 'output_text', text: 'x' }]),
    'invalid_value',
    'input[0].content[0].type',
  ],
  [
    'a part without a text',
    say([{ type: 'input_text' }]),
    'missing_required_parameter',
    'input[0].content[0].text',
  ],
  [
    'arguments that are no object',
    { input: [{ ...call, arguments: '[]' }, output] },
    'invalid_value',
    'input[0].arguments',
  ],
  ['a result of no call', { input: [output] }, 'invalid_value', 'input[0].call_id'],
  ['a call without a result', { input: [call] }, 'invalid_value', 'input'],
  [
    'encrypted reasoning',
    { input: [{ type: 'reasoning', summary: [], encrypted_content: 'x' }] },
    'unsupported_parameter',
    'input[0].encrypted_content',
  ],
  [
    'reasoning of another form',
    { input: [{ type: 'reasoning', content: 'x' }] },
    'invalid_type',
    'input[0].content',
  ],
  [
    "a tool of OpenAI's",
    { tools: [{ type: 'web_search' }] },
    'unsupported_parameter',
    'tools[0].type',
  ],
  [
    'a tool without a name',
    { tools: [{ type: 'function' }] },
    'missing_required_parameter',
    'tools[0].name',
  ],
  ['a tool of a strange name', { tools: [named('a b')] }, 'invalid_value', 'tools[0].name'],
  [
    'a tool as chat completions have it',
    { tools: [{ type: 'function', function: { name: 'x' } }] },
    'unknown_parameter',
    'tools[0].function',
  ],
  ['two tools of one name', { tools: [WEATHER, WEATHER] }, 'invalid_argument', 'tools[1].name'],
  [
    'a schema that cannot be enforced',
    { tools: [WEATHER, { ...named('x'), strict: true, parameters: BROKEN }] },
    'invalid_grammar',
    'tools[1].parameters',
  ],
  ['a call of no tools', { tool_choice: 'required' }, 'invalid_argument', 'tool_choice'],
  [
    'a choice of another tool',
    { tools: [WEATHER], tool_choice: named('x') },
    'invalid_argument',
    'tool_choice',
  ],
  [
    'other tools that are allowed',
    {
      tools: [WEATHER],
      tool_choice: { type: 'allowed_tools', mode: 'auto', tools: [named('x')] },
    },
    'invalid_value',
    'tool_choice',
  ],
  [
    "a choice of OpenAI's tools",
    { tools: [WEATHER], tool_choice: { type: 'web_search_preview' } },
    'invalid_value',
    'tool_choice',
  ],
  [
    'a format that cannot be enforced',
    { text: { format: { type: 'json_schema', name: 'x', schema: BROKEN } } },
    'invalid_grammar',
    'text.format.schema',
  ],
  [
    'two formats',
    { text: { format: { type: 'json_object' } }, structured_outputs: { regex: 'a' } },
    'invalid_parameter_combination',
    'structured_outputs',
  ],
  ['another model', { model: 'nobody' }, 'model_not_found', 'model'],
];

for (const [what, changes, code, param] of REFUSED) {
  test(`refuses ${what}`, async (t) => {
    const { reply, error, engine } = await askResponses(t, changes, {}, FORMATS);
    assert.equal(reply.statusCode, code === 'model_not_found' ? 404 : 400);
    assert.deepEqual([error.code, error.param], [code, param], error.message);
    assert.equal(error.type, 'invalid_request_error');
    assert.equal(engine.calls.length, 0);
  });
}
