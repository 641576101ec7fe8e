/** Errors of Anthropic's API: each request that cannot be honoured is told why. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Check } from 'typebox/value';
import { ContextLengthError, OpenVINOServeError, type ErrorCode } from '../../lib/errors.js';
import { MessagesError } from '../../lib/server/schemas/messages-response.js';
import { FakeEngine } from '../helpers/fake-engine.js';
import { build, registryOf } from '../helpers/http.js';
import {
  askMessages,
  COUNT,
  FORMATS,
  MESSAGES,
  messagesBody,
  WEATHER,
} from '../helpers/messages.js';

const SERVER_TOOL = { type: 'web_search_20250305', name: 'web_search' };
const BROKEN = { type: 'object', properties: { a: { type: 'string', format: 'iri' } } };
const format = { type: 'json_schema', schema: { type: 'object' } };

const REFUSED: [string, object, RegExp][] = [
  ['no max_tokens', { max_tokens: undefined }, /'max_tokens'/],
  ['max_tokens of 0', { max_tokens: 0 }, /'max_tokens'/],
  ['a temperature above 1', { temperature: 1.5 }, /'temperature'.*<= 1/],
  ['no messages', { messages: [] }, /'messages'/],
  ['messages of a tool', { messages: [{ role: 'tool', content: 'x' }] }, /'messages\[0\]\.role'/],
  [
    'content of another type',
    { messages: [{ role: 'user', content: 1 }] },
    /'messages\[0\]\.content'/,
  ],
  ['an unknown parameter', { max_completion_tokens: 1 }, /'max_completion_tokens'/],
  ['a parameter of the prototype', { constructor: 1 }, /'constructor'/],
  ['diagnostics', { diagnostics: { previous_message_id: null } }, /'diagnostics'.*null/],
  ['a container', { container: 'c' }, /'container'.*null/],
  ['MCP servers', { mcp_servers: [{}] }, /'mcp_servers'.*empty array/],
  [
    'context management',
    { context_management: { edits: [{ type: 'compact_20260112' }] } },
    /'context_management'/,
  ],
  ['context management of no type', { context_management: 1 }, /'context_management'/],
  [
    'an image',
    { messages: [{ role: 'user', content: [{ type: 'image', source: {} }] }] },
    /'messages\[0\]\.content\[0\]'.*image input/,
  ],
  ['a server tool', { tools: [SERVER_TOOL] }, /'tools\[0\]'.*web_search_20250305/],
  ['a tool without a schema', { tools: [{ name: 'x' }] }, /'tools\[0\]\.input_schema'/],
  [
    'a tool with a strange name',
    { tools: [{ ...WEATHER, name: 'a b' }] },
    /"a b" for 'tools\[0\]\.name'/,
  ],
  [
    'a tool with examples',
    { tools: [{ ...WEATHER, input_examples: [{}] }] },
    /'tools\[0\]\.input_examples'/,
  ],
  [
    'a tool that is loaded later',
    { tools: [{ ...WEATHER, defer_loading: true }] },
    /'tools\[0\]\.defer_loading'/,
  ],
  ['two tools of one name', { tools: [WEATHER, WEATHER] }, /^tools\[1\]\.name: /],
  [
    'a schema that cannot be enforced',
    { tools: [{ ...WEATHER, strict: true, input_schema: BROKEN }] },
    /^tools\[0\]\.input_schema: /,
  ],
  ['a choice of no tools', { tool_choice: { type: 'any' } }, /tool_choice/],
  [
    'a choice without a name',
    { tools: [WEATHER], tool_choice: { type: 'tool' } },
    /'tool_choice\.name'/,
  ],
  [
    'a choice of another tool',
    { tools: [WEATHER], tool_choice: { type: 'tool', name: 'x' } },
    /'x'/,
  ],
  [
    'a name that is not asked for',
    { tools: [WEATHER], tool_choice: { type: 'any', name: 'x' } },
    /'tool_choice\.name'/,
  ],
  [
    'a choice of another field',
    { tools: [WEATHER], tool_choice: { type: 'any', x: 1 } },
    /'tool_choice\.x'/,
  ],
  ['thinking without a budget', { thinking: { type: 'enabled' } }, /'thinking\.budget_tokens'/],
  [
    'a budget for no thinking',
    { thinking: { type: 'disabled', budget_tokens: 9 } },
    /'thinking\.budget_tokens'/,
  ],
  ['thinking of another field', { thinking: { type: 'disabled', x: 1 } }, /'thinking\.x'/],
  ['two output formats', { output_config: { format }, output_format: format }, /'output_format'/],
  [
    'an output format that cannot be enforced',
    { output_format: { ...format, schema: BROKEN } },
    /^output_format\.schema: /,
  ],
  [
    'an output format of another field',
    { output_config: { format: { ...format, name: 'x' } } },
    /'output_config\.format\.name'/,
  ],
  [
    'output settings of another field',
    { output_config: { task_budget: {} } },
    /'output_config\.task_budget'/,
  ],
  ['system blocks that are no text', { system: [{ type: 'image' }] }, /'system\[0\]'/],
  ['an empty stop sequence', { stop_sequences: [''] }, /'stop_sequences\[0\]'/],
];

for (const [what, changes, message] of REFUSED) {
  test(`refuses ${what}`, async (t) => {
    const { response, error, engine } = await askMessages(t, changes, {}, FORMATS);
    assert.equal(response.statusCode, 400, response.body);
    assert.ok(Check(MessagesError, response.json()));
    assert.equal(error.type, 'invalid_request_error');
    assert.match(error.message, message);
    assert.equal(engine.calls.length, 0);
  });
}

test('tools are refused where the model cannot call any', async (t) => {
  const { error } = await askMessages(t, { tools: [WEATHER] });
  assert.match(error.message, /^tools: .*cannot call tools/);
});

test('counting refuses what an answer would, and what only an answer has', async (t) => {
  const fastify = await build(t, registryOf(new FakeEngine()));
  for (const changes of [
    {},
    { max_tokens: undefined, output_format: { ...format, schema: BROKEN } },
  ]) {
    const payload = messagesBody(changes);
    const response = await fastify.inject({ method: 'POST', url: COUNT, payload });
    assert.equal(response.statusCode, 400, response.body);
    assert.ok(Check(MessagesError, response.json()));
  }
});

const STATUSES: [ErrorCode, number, string][] = [
  ['CHAT_TEMPLATE_ERROR', 400, 'invalid_request_error'],
  ['KV_CACHE_EXHAUSTED', 503, 'overloaded_error'],
  ['ENGINE_CLOSED', 503, 'overloaded_error'],
  ['OPENVINO_ERROR', 500, 'api_error'],
  ['ENGINE_FAILED', 500, 'api_error'],
];

for (const [code, status, type] of STATUSES) {
  test(`${code} of the engine is ${type}`, async (t) => {
    const failure = new OpenVINOServeError(code, 'secret');
    const { response, error } = await askMessages(t, {}, { answer: () => [failure] });
    assert.equal(response.statusCode, status);
    assert.equal(error.type, type);
    assert.equal(response.headers['retry-after'], status === 503 ? '1' : undefined);
    assert.equal(response.json<MessagesError>().request_id, response.headers['request-id']);
    if (status === 500) assert.ok(!response.body.includes('secret'));
  });
}

test('a prompt that is too long says so in the words that clients look for', async (t) => {
  const { response, error } = await askMessages(
    t,
    {},
    { refuse: () => new ContextLengthError(64, 80) },
  );
  assert.equal(response.statusCode, 400);
  assert.match(error.message, /^prompt is too long: .*64 tokens.*80 tokens/);
});

test('every error of these URLs has the form of the API', async (t) => {
  const fastify = await build(t, registryOf(new FakeEngine()), { bodyLimit: 100 });
  const json = { 'content-type': 'application/json' };
  const ask = (method: 'POST' | 'GET', payload: string, headers: object = json) =>
    fastify.inject({ method, url: MESSAGES, headers: { ...headers }, payload });
  const told = async (response: ReturnType<typeof ask>) => {
    const { statusCode, headers, ...rest } = await response;
    assert.equal(headers['content-type'], 'application/json; charset=utf-8');
    return [statusCode, rest.json<MessagesError>().error.type];
  };
  const body = JSON.stringify(messagesBody({ model: 'x' }));
  assert.deepEqual(await told(ask('POST', body)), [404, 'not_found_error']);
  assert.deepEqual(await told(ask('POST', '{')), [400, 'invalid_request_error']);
  assert.deepEqual(await told(ask('POST', '')), [400, 'invalid_request_error']);
  const plain = { 'content-type': 'text/plain' };
  assert.deepEqual(await told(ask('POST', 'x', plain)), [415, 'invalid_request_error']);
  const large = JSON.stringify('x'.repeat(100));
  assert.deepEqual(await told(ask('POST', large)), [413, 'request_too_large']);
  assert.deepEqual(await told(ask('GET', '')), [405, 'invalid_request_error']);
});
