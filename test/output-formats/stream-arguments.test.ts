import assert from 'node:assert/strict';
import test from 'node:test';
import { findToolFormat, TOOL_FORMATS } from '../../lib/output-formats/index.js';
import { parseAll, run, summarize, TOOLS } from './parse-cases.js';

/** One call of f, with an argument and text before it; where it is cut, its name has come. */
const CALLS: Readonly<Record<string, { whole: string; cut: string }>> = {
  hermes: { whole: '<tool_call>{"name": "f", "arguments": {"a":"x"}}</tool_call>', cut: '":"x' },
  'qwen3-coder': {
    whole: '<tool_call><function=f><parameter=a>x</parameter></function></tool_call>',
    cut: '</parameter>',
  },
  mistral: { whole: '[TOOL_CALLS][{"name": "f", "arguments": {"a":"x"}}]', cut: '":"x' },
  devstral: { whole: '[TOOL_CALLS]f[ARGS]{"a":"x"}', cut: '":"x' },
  phi4: { whole: 'functools[{"name": "f", "arguments": {"a":"x"}}]', cut: '":"x' },
  'phi4-mini': {
    whole: '<|tool_call|>[{"name": "f", "arguments": {"a":"x"}}]<|/tool_call|>',
    cut: '":"x',
  },
  granite: { whole: '<|tool_call|>[{"name": "f", "arguments": {"a":"x"}}]', cut: '":"x' },
  'gpt-oss': {
    whole: '<|channel|>commentary to=functions.f<|message|>{"a":"x"}<|call|>',
    cut: '":"x',
  },
  functiongemma: {
    whole: '<start_function_call>call:f{a:<escape>x<escape>}<end_function_call>',
    cut: 'x<escape>',
  },
  gemma4: { whole: '<|tool_call>call:f{a:<|"|>x<|"|>}<tool_call|>', cut: 'x<|"|>' },
  gemma3: { whole: '```tool_code\nf(a="x")\n```', cut: '"x"' },
  lfm2: { whole: '<|tool_call_start|>[f(a="x")]<|tool_call_end|>', cut: '"x"' },
  'deepseek-r1': {
    whole:
      '<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>f\n```json\n{"a":"x"}\n```<｜tool▁call▁end｜><｜tool▁calls▁end｜>',
    cut: '":"x',
  },
  'deepseek-v3.1': {
    whole:
      '<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>f<｜tool▁sep｜>{"a":"x"}<｜tool▁call▁end｜><｜tool▁calls▁end｜>',
    cut: '":"x',
  },
  'llama3-pythonic': { whole: '[f(a="x")]', cut: '"x"' },
  'llama3-json': { whole: '{"name": "f", "parameters": {"a":"x"}}', cut: '":"x' },
};

for (const format of TOOL_FORMATS) {
  const { whole, cut } = CALLS[format.name]!;
  const create = () => format.createParser({ tools: TOOLS, streamArguments: true });

  test(`${format.name}: arguments that are sent as they come`, () => {
    const found = { content: '', reasoning: '', calls: [['f', '{"a":"x"}']] };
    assert.deepEqual(parseAll(create, whole), found);
    assert.deepEqual(parseAll(create, `${whole}\n`), found);
  });

  test(`${format.name}: a call that is cut off after its name`, () => {
    const beginning = whole.slice(0, whole.indexOf(cut) + cut.length);
    const { content, calls } = parseAll(create, beginning);
    assert.equal(content, '');
    assert.equal(calls.length, 1);
    assert.ok('{"a":"x"'.startsWith(calls[0]![1]));
    // The same call, held back, is content.
    const held = format.createParser({ tools: TOOLS, streamArguments: false });
    assert.equal(summarize(run(held, [beginning])).content, beginning);
  });
}

test('the name comes as soon as it is known, and every part of the arguments', () => {
  const parser = findToolFormat('hermes')!.createParser({ tools: TOOLS, streamArguments: true });
  assert.deepEqual(parser.push('Hi \n<tool_call>\n{"name": "f"'), [
    { type: 'content', text: 'Hi' },
    { type: 'tool_call', index: 0, name: 'f' },
  ]);
  assert.deepEqual(parser.push(', "arguments": {"a": "b'), [
    { type: 'arguments', index: 0, text: '{"a": "b' },
  ]);
  assert.deepEqual(parser.push('c"}'), [{ type: 'arguments', index: 0, text: 'c"}' }]);
  assert.deepEqual(parser.push('}\n</tool_call>'), []);
  assert.deepEqual(parser.finish(), []);
});

test('arguments that come before the name wait for it', () => {
  const parser = findToolFormat('hermes')!.createParser({ tools: TOOLS, streamArguments: true });
  assert.deepEqual(parser.push('<tool_call>{"arguments": {"a": 1}, '), []);
  assert.deepEqual(parser.push('"name": "f"'), [
    { type: 'tool_call', index: 0, name: 'f' },
    { type: 'arguments', index: 0, text: '{"a": 1}' },
  ]);
});

test('an unknown name is content here, too', () => {
  const parser = findToolFormat('hermes')!.createParser({ tools: TOOLS, streamArguments: true });
  const text = '<tool_call>{"name": "h", "arguments": {}}</tool_call>';
  assert.deepEqual(parser.push(text).concat(parser.finish()), [{ type: 'content', text }]);
});
