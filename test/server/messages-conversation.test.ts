/** Messages of Anthropic's API as chat templates see them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HttpError } from '../../lib/server/openai-error.js';
import { readConversation } from '../../lib/server/messages/conversation.js';
import type { RequestMessage } from '../../lib/server/schemas/messages.js';

const user = (content: RequestMessage['content']) => ({ role: 'user', content }) as const;
const assistant = (content: RequestMessage['content']) => ({ role: 'assistant', content }) as const;
const text = (value: string) => ({ type: 'text', text: value });
const use = (id: string, name = 'look') => ({ type: 'tool_use', id, name, input: { at: 1 } });
const result = (id: string, more: object = {}) => ({
  type: 'tool_result',
  tool_use_id: id,
  ...more,
});

const render = (...messages: RequestMessage[]) => readConversation({ messages }).messages;

test('a system prompt comes first, unless it is empty', () => {
  const messages = [user('hi')];
  const system = [text('a'), text('b')];
  const hi = { role: 'user', content: 'hi' };
  assert.deepEqual(readConversation({ messages, system: 'a' }).messages, [
    { role: 'system', content: 'a' },
    hi,
  ]);
  assert.equal(readConversation({ messages, system }).messages[0]?.content, 'a\nb');
  assert.deepEqual(readConversation({ messages, system: '' }).messages, [hi]);
  assert.deepEqual(readConversation({ messages, system: [] }).messages, [hi]);
});

test('messages in a row of one role are one', () => {
  assert.deepEqual(render(user('a'), user([text('b'), text('c')]), assistant('d'), user('e')), [
    { role: 'user', content: 'a\nb\nc' },
    { role: 'assistant', content: 'd' },
    { role: 'user', content: 'e' },
  ]);
});

test('instructions within the conversation stay where they are', () => {
  const system = { role: 'system', content: 'Be brief.' } as const;
  assert.deepEqual(
    render(user('a'), assistant('b'), system, user('c')).map(({ role }) => role),
    ['user', 'assistant', 'system', 'user'],
  );
});

test('calls, thinking and results', () => {
  const thinking = { type: 'thinking', thinking: 'hm', signature: 'x' };
  const redacted = { type: 'redacted_thinking', data: 'x' };
  const caller = { caller: { type: 'direct' } };
  assert.deepEqual(
    render(
      user('a'),
      assistant([thinking, redacted, text('I look.'), { ...use('1'), ...caller }, use('2', 'see')]),
      user([
        result('2', { content: [text('x'), text('y')] }),
        result('1', { content: 'z' }),
        text('so?'),
      ]),
    ),
    [
      { role: 'user', content: 'a' },
      {
        role: 'assistant',
        content: 'I look.',
        reasoning_content: 'hm',
        tool_calls: [
          { id: '1', type: 'function', function: { name: 'look', arguments: { at: 1 } } },
          { id: '2', type: 'function', function: { name: 'see', arguments: { at: 1 } } },
        ],
      },
      { role: 'tool', content: 'x\ny', name: 'see', tool_call_id: '2' },
      { role: 'tool', content: 'z', name: 'look', tool_call_id: '1' },
      { role: 'user', content: 'so?' },
    ],
  );
});

test('results keep their place among texts', () => {
  const blocks = [text('a'), result('1', { content: 'b' }), text('c'), text('d')];
  assert.deepEqual(
    render(assistant([use('1')]), user(blocks)).map(({ role, content }) => [role, content]),
    [
      ['assistant', ''],
      ['user', 'a'],
      ['tool', 'b'],
      ['user', 'c\nd'],
    ],
  );
});

test('a result that is an error says so', () => {
  const told = (content: string | undefined) => {
    const block = result('1', { is_error: true, ...(content !== undefined && { content }) });
    return render(assistant([use('1')]), user([block]))[1]?.content;
  };
  assert.equal(told('no such file'), 'Error: no such file');
  assert.equal(told('error 404'), 'error 404');
  assert.equal(told('Errors were found'), 'Error: Errors were found');
  assert.equal(told(undefined), 'Error:');
});

test('the answer goes on with a last message of the assistant', () => {
  assert.equal(readConversation({ messages: [user('a')] }).continues, false);
  assert.equal(readConversation({ messages: [user('a'), assistant('b')] }).continues, true);
});

const REFUSED: [string, RequestMessage[], string][] = [
  ['an image', [user([{ type: 'image' }])], 'messages[0].content[0]'],
  ['a document', [user([text('a'), { type: 'document' }])], 'messages[0].content[1]'],
  [
    'an image as a result',
    [assistant([use('1')]), user([result('1', { content: [{ type: 'image' }] })])],
    'messages[1].content[0].content[0]',
  ],
  ['a block of another role', [user([use('1')])], 'messages[0].content[0].type'],
  ['a block that nobody knows', [user([{ type: 'toString' }])], 'messages[0].content[0].type'],
  ['a field of another block', [user([{ ...text('a'), id: '1' }])], 'messages[0].content[0].id'],
  ['a text without text', [user([{ type: 'text' }])], 'messages[0].content[0].text'],
  [
    'a call without arguments',
    [assistant([{ type: 'tool_use', id: '1', name: 'x' }]), user('a')],
    'messages[0].content[0].input',
  ],
  ['a result of no call', [user([result('1')])], 'messages[0].content[0].tool_use_id'],
  ['calls without results', [user('a'), assistant([use('1')])], 'messages'],
  [
    'citations',
    [user([{ ...text('a'), citations: [{}] } as never])],
    'messages[0].content[0].citations',
  ],
  ['another field of a message', [{ ...user('a'), name: 'Anna' } as never], 'messages[0].name'],
];

for (const [what, messages, param] of REFUSED) {
  test(`refuses ${what}`, () => {
    assert.throws(
      () => render(...messages),
      (error) => {
        assert.ok(error instanceof HttpError);
        assert.equal(error.statusCode, 400);
        assert.equal(error.param, param);
        return true;
      },
    );
  });
}
