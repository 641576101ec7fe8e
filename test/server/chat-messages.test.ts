/** How the messages of a request reach the chat template. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeEngine } from '../helpers/fake-engine.js';
import { build, CHAT, registryOf } from '../helpers/http.js';

const call = (args: string) => ({
  id: 'call_1',
  type: 'function',
  function: { name: 'f', arguments: args },
});

test('messages of every role and form', async (t) => {
  const engine = new FakeEngine();
  const fastify = await build(t, registryOf(engine));
  const messages = [
    { role: 'system', content: 's' },
    { role: 'developer', content: 'd' },
    { role: 'user', content: '', name: 'Ann' },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'one' },
        { type: 'text', text: 'two' },
      ],
    },
    // As it came back from this server.
    { role: 'assistant', content: 'a', refusal: null, tool_calls: null, annotations: [] },
    { role: 'assistant', content: [{ type: 'refusal', refusal: 'no' }] },
    { role: 'assistant', content: null, refusal: 'never' },
    { role: 'assistant', content: null, tool_calls: [call('{"x":1}')] },
    { role: 'assistant', tool_calls: [call('{}')] },
    { role: 'tool', content: '42', tool_call_id: 'call_1' },
  ];
  const response = await fastify.inject({ method: 'POST', url: CHAT, payload: { messages } });
  assert.equal(response.statusCode, 200, response.body);
  assert.deepEqual(engine.prepared[0], [
    { role: 'system', content: 's' },
    { role: 'system', content: 'd' },
    { role: 'user', content: '', name: 'Ann' },
    { role: 'user', content: 'one\ntwo' },
    { role: 'assistant', content: 'a' },
    { role: 'assistant', content: 'no' },
    { role: 'assistant', content: 'never' },
    {
      role: 'assistant',
      content: null,
      tool_calls: [
        { id: 'call_1', type: 'function', function: { name: 'f', arguments: new Map([['x', 1]]) } },
      ],
    },
    {
      role: 'assistant',
      tool_calls: [
        { id: 'call_1', type: 'function', function: { name: 'f', arguments: new Map() } },
      ],
    },
    { role: 'tool', content: '42', tool_call_id: 'call_1' },
  ]);
});

test('the developer stays the developer where the chat template knows that role', async (t) => {
  const engine = new FakeEngine({ chatTemplate: "{% if role == 'developer' %}" });
  const fastify = await build(t, registryOf(engine));
  const messages = [{ role: 'developer', content: 'd' }];
  const payload = { messages, tools: [] };
  await fastify.inject({ method: 'POST', url: CHAT, payload });
  assert.deepEqual(engine.prepared[0], messages);
});
