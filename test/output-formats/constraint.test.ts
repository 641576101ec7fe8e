import assert from 'node:assert/strict';
import test from 'node:test';
import { findToolFormat, TOOL_FORMATS } from '../../lib/output-formats/index.js';

const schema = { type: 'object', properties: { a: { type: 'string' } } };
const TOOLS = [{ name: 'f', parameters: schema }, { name: 'g' }];
const constraint = (name: string, required: boolean, parallel: boolean, tools = TOOLS) =>
  findToolFormat(name)!.constraint(tools, { required, parallel });
const json = (json_schema: object) => ({ type: 'json_schema', json_schema });

const hermesTag = (name: string, json_schema: object) => ({
  type: 'tag',
  begin: `<tool_call>\n{"name": "${name}", "arguments": `,
  content: json(json_schema),
  end: '}\n</tool_call>',
});
const hermesTags = [hermesTag('f', schema), hermesTag('g', { type: 'object' })];

test('required: calls and nothing else, one or more', () => {
  const calls = {
    type: 'tags_with_separator',
    tags: hermesTags,
    separator: '\n',
    at_least_one: true,
  };
  assert.deepEqual(constraint('hermes', true, true), { ...calls, stop_after_first: false });
  assert.deepEqual(constraint('hermes', true, false), { ...calls, stop_after_first: true });
});

test('not required: text, and calls where the model begins one', () => {
  const calls = {
    type: 'triggered_tags',
    triggers: ['<tool_call>'],
    tags: hermesTags,
    at_least_one: false,
  };
  assert.deepEqual(constraint('hermes', false, true), { ...calls, stop_after_first: false });
  assert.deepEqual(constraint('hermes', false, false), { ...calls, stop_after_first: true });
});

test('calls in one block', () => {
  const list = {
    type: 'tag',
    begin: '[TOOL_CALLS][',
    content: {
      type: 'tags_with_separator',
      tags: [
        { type: 'tag', begin: '{"name": "f", "arguments": ', content: json(schema), end: '}' },
        {
          type: 'tag',
          begin: '{"name": "g", "arguments": ',
          content: json({ type: 'object' }),
          end: '}',
        },
      ],
      separator: ', ',
      at_least_one: true,
      stop_after_first: true,
    },
    end: ']',
  };
  assert.deepEqual(constraint('mistral', true, false), list);
  assert.deepEqual(constraint('mistral', false, false), {
    type: 'triggered_tags',
    triggers: ['[TOOL_CALLS]'],
    tags: [list],
    at_least_one: false,
    stop_after_first: true,
  });
});

test('Qwen’s XML: parameters in their order, strings as text and the rest as JSON', () => {
  const parameters = {
    type: 'object',
    $defs: { n: { type: 'integer' } },
    properties: { s: { type: 'string' }, n: { $ref: '#/$defs/n' }, e: { enum: ['a', 'b'] }, x: {} },
    required: ['s', 'n', 'e'],
  };
  const parameter = (key: string, content: object, end: string) => ({
    type: 'tag',
    begin: `\n<parameter=${key}>\n`,
    content,
    end,
  });
  const text = (value: string) => ({ type: 'const_string', value });
  const anyText = { type: 'any_text' };
  const elements = [
    parameter('s', anyText, '</parameter>'),
    parameter('n', json({ ...parameters.properties.n, $defs: parameters.$defs }), '\n</parameter>'),
    parameter('e', { type: 'or', elements: [text('a'), text('b')] }, '\n</parameter>'),
    {
      type: 'or',
      elements: [
        parameter('x', anyText, '</parameter>'),
        { type: 'grammar', grammar: 'root ::= ""' },
      ],
    },
    text('\n</function>'),
  ];
  const call = (name: string, content: object[]) => ({
    type: 'tag',
    begin: `<tool_call>\n<function=${name}>`,
    content: { type: 'sequence', elements: content },
    end: '\n</tool_call>',
  });
  const format = findToolFormat('qwen3-coder')!.constraint(
    [{ name: 'f', parameters }, { name: 'g' }],
    { required: true, parallel: true },
  );
  assert.deepEqual(format, {
    type: 'tags_with_separator',
    tags: [call('f', elements), call('g', [text('\n</function>')])],
    separator: '\n',
    at_least_one: true,
    stop_after_first: false,
  });
});

test('harmony: a call may come after reasoning', () => {
  const tag = (name: string, json_schema: object) => ({
    type: 'tag',
    begin: `<|channel|>commentary to=functions.${name} <|constrain|>json<|message|>`,
    content: json(json_schema),
    end: ['<|call|>', ''],
  });
  const call = { type: 'or', elements: [tag('f', schema), tag('g', { type: 'object' })] };
  const analysis = {
    type: 'tag',
    begin: '<|channel|>analysis<|message|>',
    content: { type: 'any_text' },
    end: '<|end|><|start|>assistant',
  };
  assert.deepEqual(constraint('gpt-oss', true, true), {
    type: 'or',
    elements: [call, { type: 'sequence', elements: [analysis, call] }],
  });
});

test('where calls have no marker, only required ones can be constrained', () => {
  assert.notEqual(constraint('llama3-json', true, true), undefined);
  assert.equal(constraint('llama3-json', false, true), undefined);
});

test('arguments that are not JSON cannot be constrained', () => {
  for (const name of ['llama3-pythonic', 'functiongemma', 'gemma4', 'gemma3']) {
    assert.equal(constraint(name, true, true), undefined);
  }
});

test('without tools, there is nothing to constrain', () => {
  for (const { name } of TOOL_FORMATS) {
    assert.equal(constraint(name, false, true, []), undefined);
    assert.equal(constraint(name, true, true, []), undefined);
  }
});

/** xgrammar's own conditions for structural tags, as far as these formats could violate them. */
test('triggers are the beginnings of their tags, and lists have an end', () => {
  interface Format {
    type: string;
    triggers?: string[];
    tags?: Format[];
    elements?: Format[];
    content?: Format;
    begin?: string;
    end?: string | string[];
  }
  const check = (format: Format): void => {
    for (const tag of format.tags ?? []) {
      assert.equal(tag.type, 'tag');
      if (format.triggers) {
        assert.equal(format.triggers.filter((trigger) => tag.begin!.startsWith(trigger)).length, 1);
      }
    }
    if (format.content?.type === 'tags_with_separator') assert.notEqual(format.end, '');
    for (const inner of [...(format.tags ?? []), ...(format.elements ?? [])]) check(inner);
    if (format.content) check(format.content);
  };
  for (const { name } of TOOL_FORMATS) {
    for (const required of [true, false]) {
      const format = constraint(name, required, true);
      if (format) check(format as Format);
    }
  }
});
