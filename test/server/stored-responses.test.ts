/** Responses that are kept: continued, retrieved, listed, deleted, and given up for newer ones. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { Check } from 'typebox/value';
import { InputItemList } from '../../lib/server/schemas/stored-responses.js';
import { errorOf } from '../helpers/http.js';
import {
  askResponses,
  FORMATS,
  respond,
  RESPONSES,
  WEATHER,
  WEATHER_CALL,
} from '../helpers/responses.js';

const url = (id: string, rest = '') => `${RESPONSES}/${id}${rest}`;

async function listItems(fastify: FastifyInstance, id: string, query = '') {
  const reply = await fastify.inject(url(id, `/input_items${query}`));
  const list = reply.json<InputItemList>();
  assert.ok(Check(InputItemList, list), reply.body);
  return list;
}

test('a conversation goes on, without the instructions of before, and in two ways', async (t) => {
  const { engine, fastify, response } = await askResponses(t, { instructions: 'Be kind.' });
  const previous_response_id = response.id;
  const second = await respond(fastify, { input: 'a', previous_response_id, instructions: 'No.' });
  await respond(fastify, { input: 'b', previous_response_id });
  await respond(fastify, { input: 'c', previous_response_id: second.response.id });
  assert.equal(second.response.previous_response_id, previous_response_id);
  const said = (content: string) => ({ role: 'user', content });
  const answered = { role: 'assistant', content: 'Hello world' };
  assert.deepEqual(engine.prepared.slice(1), [
    [{ role: 'system', content: 'No.' }, said('hi'), answered, said('a')],
    [said('hi'), answered, said('b')],
    [said('hi'), answered, said('a'), answered, said('c')],
  ]);
});

test('a stream can be continued as soon as it tells its end', async (t) => {
  const { fastify, events } = await askResponses(t, { stream: true });
  const last = events.at(-1);
  assert.ok(last?.type === 'response.completed');
  const { reply } = await respond(fastify, { previous_response_id: last.response.id });
  assert.equal(reply.statusCode, 200);
  assert.deepEqual((await fastify.inject(url(last.response.id))).json(), last.response);
});

test('calls, their results and reasoning, by what was kept or sent back or named', async (t) => {
  const { engine, fastify, response } = await askResponses(
    t,
    { tools: [WEATHER] },
    { answer: ({ index }) => (index === 0 ? [`<think>Hm.</think>I look.${WEATHER_CALL}`] : ['x']) },
    FORMATS,
  );
  const call = response.output.at(-1);
  assert.ok(call?.type === 'function_call');
  const result = { type: 'function_call_output', call_id: call.call_id };
  const texts = [{ type: 'input_text', text: 'cold' }];
  const user = { role: 'user', content: 'hi' };
  const asked: object[] = [
    { previous_response_id: response.id, input: [{ ...result, output: 'cold' }] },
    { input: [user, ...response.output, { ...result, output: texts }] },
    {
      input: [
        { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'hi' }] },
        ...response.output.map(({ id }) => ({ type: 'item_reference', id })),
        { ...result, output: 'cold', status: 'completed', id: 'fco_1' },
      ],
    },
  ];
  for (const changes of asked)
    assert.equal((await respond(fastify, changes)).response.status, 'completed');
  const args = new Map([['city', 'Rome']]);
  const { call_id: id, name } = call;
  for (const messages of engine.prepared.slice(1)) {
    assert.deepEqual(messages, [
      user,
      {
        role: 'assistant',
        content: 'I look.',
        reasoning_content: 'Hm.',
        tool_calls: [{ id, type: 'function', function: { name, arguments: args } }],
      },
      { role: 'tool', content: 'cold', name, tool_call_id: id },
    ]);
  }
  const unanswered = await respond(fastify, { previous_response_id: response.id });
  assert.match(unanswered.error.message, /No tool output found for function call/);
});

test('all kinds of messages, as clients send them', async (t) => {
  const { engine } = await askResponses(t, {
    input: [
      { role: 'system', content: 'a' },
      { role: 'developer', content: [{ type: 'input_text', text: 'b' }] },
      {
        role: 'user',
        content: [
          { type: 'input_text', text: 'c' },
          { type: 'input_text', text: 'd' },
        ],
      },
      { role: 'assistant', content: 'e', phase: 'final_answer' },
      {
        type: 'message',
        role: 'assistant',
        content: [{ type: 'output_text', text: 'f', annotations: [], logprobs: [], parsed: null }],
      },
      { role: 'user', content: 'g' },
      {
        type: 'reasoning',
        id: 'rs_1',
        summary: [{ type: 'summary_text', text: 'h' }],
        encrypted_content: null,
      },
      { role: 'assistant', content: [{ type: 'refusal', refusal: 'i' }] },
      { role: 'user', content: 'j' },
    ],
  });
  assert.deepEqual(engine.prepared[0], [
    { role: 'system', content: 'a' },
    { role: 'system', content: 'b' },
    { role: 'user', content: 'c\nd' },
    { role: 'assistant', content: 'e\nf' },
    { role: 'user', content: 'g' },
    { role: 'assistant', content: 'i', reasoning_content: 'h' },
    { role: 'user', content: 'j' },
  ]);
});

test('an answer that was cut off can go on, unless within a call', async (t) => {
  const cut = await askResponses(t, {}, { finishReason: 'length' });
  const { reply } = await respond(cut.fastify, { previous_response_id: cut.response.id });
  assert.equal(reply.statusCode, 200);
  const script = { answer: () => [WEATHER_CALL.slice(0, 60)], finishReason: 'length' as const };
  const tools = { tools: [WEATHER], tool_choice: 'required' };
  const { fastify, response } = await askResponses(t, tools, script, FORMATS);
  const [call] = response.output;
  assert.ok(call?.type === 'function_call' && call.status === 'incomplete');
  const { error } = await respond(fastify, { previous_response_id: response.id });
  assert.match(error.message, /ended within the arguments of a call/);
});

test('what a response was made from, in pages', async (t) => {
  const { fastify, response } = await askResponses(t);
  const next = await respond(fastify, { input: 'a', previous_response_id: response.id });
  const { id } = next.response;
  const whole = await listItems(fastify, id, '?order=asc');
  assert.deepEqual(
    whole.data.map((item) => item.type === 'message' && item.content),
    [
      [{ type: 'input_text', text: 'hi' }],
      [{ type: 'output_text', text: 'Hello world', annotations: [] }],
      [{ type: 'input_text', text: 'a' }],
    ],
  );
  const [first, second, third] = whole.data.map((item) => item.id);
  assert.deepEqual([whole.first_id, whole.last_id, whole.has_more], [first, third, false]);
  const ids = async (query: string) => {
    const { data, has_more } = await listItems(fastify, id, query);
    return [data.map((item) => item.id), has_more];
  };
  assert.deepEqual(await ids(''), [[third, second, first], false]);
  assert.deepEqual(await ids('?limit=2'), [[third, second], true]);
  assert.deepEqual(await ids(`?limit=2&after=${second}`), [[first], false]);
  assert.deepEqual(await ids(`?limit=1&order=asc&after=${first}`), [[second], true]);
  assert.deepEqual(await ids(`?after=${first}`), [[], false]);
  const refused = [
    ['limit=0', 'integer_below_min_value', 'limit'],
    ['limit=101', 'integer_above_max_value', 'limit'],
    ['limit=x', 'invalid_type', 'limit'],
    ['order=up', 'invalid_value', 'order'],
    ['after=x', 'item_not_found', 'after'],
    ['include=x', 'unsupported_parameter', 'include'],
    ['before=x', 'unknown_parameter', 'before'],
  ];
  for (const [query = '', code, param] of refused) {
    const reply = await fastify.inject(url(id, `/input_items?${query}`));
    assert.equal(reply.statusCode, 400);
    assert.deepEqual([errorOf(reply).code, errorOf(reply).param], [code, param]);
  }
});

test('retrieved, refused as a stream, deleted; what goes on from it stays', async (t) => {
  const { fastify, response } = await askResponses(t);
  const { id } = response;
  const next = await respond(fastify, { previous_response_id: id });
  assert.deepEqual((await fastify.inject(url(id))).json(), response);
  const streamed = await fastify.inject(url(id, '?stream=true'));
  assert.equal(errorOf(streamed).param, 'stream');
  assert.equal((await fastify.inject(url(id, '?stream=false'))).statusCode, 200);
  const cancelled = await fastify.inject({ method: 'POST', url: url(id, '/cancel') });
  assert.equal(cancelled.statusCode, 400);
  assert.equal(errorOf(cancelled).code, 'response_not_cancellable');
  const deleted = await fastify.inject({ method: 'DELETE', url: url(id) });
  assert.deepEqual(deleted.json(), { id, object: 'response', deleted: true });
  for (const [method, rest] of [
    ['GET', ''],
    ['DELETE', ''],
    ['GET', '/input_items'],
    ['POST', '/cancel'],
  ] as const) {
    const reply = await fastify.inject({ method, url: url(id, rest) });
    assert.equal(reply.statusCode, 404, method + rest);
    assert.equal(errorOf(reply).code, 'response_not_found');
  }
  assert.equal((await listItems(fastify, next.response.id)).data.length, 3);
  assert.equal(
    (await respond(fastify, { previous_response_id: id })).error.code,
    'previous_response_not_found',
  );
  const last = await respond(fastify, { previous_response_id: next.response.id });
  assert.equal(last.reply.statusCode, 200);
});

test('store: false keeps nothing, and nor does a server that was told so', async (t) => {
  const { fastify, response } = await askResponses(t, { store: false });
  assert.equal(response.store, false);
  assert.equal((await fastify.inject(url(response.id))).statusCode, 404);
  const off = await askResponses(t, {}, {}, { maxStoredResponses: 0 });
  assert.equal(off.response.store, false);
  assert.equal((await off.fastify.inject(url(off.response.id))).statusCode, 404);
  const { error } = await respond(off.fastify, { store: true });
  assert.deepEqual([error.code, error.param], ['unsupported_parameter', 'store']);
});

test('those not used for longest give way, by number', async (t) => {
  const { fastify, response: first } = await askResponses(t, {}, {}, { maxStoredResponses: 2 });
  const { response: second } = await respond(fastify);
  await fastify.inject(url(first.id));
  const { response: third } = await respond(fastify);
  const status = async ({ id }: { id: string }) => (await fastify.inject(url(id))).statusCode;
  assert.deepEqual(await Promise.all([first, second, third].map(status)), [200, 404, 200]);
});

test('those not used for longest give way, by size: what others go on from counts while they do', async (t) => {
  const size = { maxStoredSize: 12_000 };
  const long = 'x'.repeat(3000);
  const { fastify, response: first } = await askResponses(t, { input: long }, {}, size);
  const goOn = async (id: string, input = long) =>
    (await respond(fastify, { input, previous_response_id: id })).response;
  const isKept = async ({ id }: { id: string }) =>
    (await fastify.inject(url(id))).statusCode === 200;
  const second = await goOn(first.id);
  const third = await goOn(second.id, 'short');
  assert.deepEqual(await Promise.all([first, second, third].map(isKept)), [true, true, true]);
  // While the third is kept, so are the texts of those before: they must all go to make room.
  const other = (await respond(fastify, { input: long })).response;
  const kept = await Promise.all([first, second, third, other].map(isKept));
  assert.deepEqual(kept, [false, false, false, true]);
  const { response: last } = await respond(fastify, { input: 'x'.repeat(13_000) });
  assert.deepEqual(await Promise.all([other, last].map(isKept)), [false, false]);
});
