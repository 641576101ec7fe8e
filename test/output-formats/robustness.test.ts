import assert from 'node:assert/strict';
import test from 'node:test';
import { Random } from '../../lib/bench/random.js';
import { TOOL_FORMATS } from '../../lib/output-formats/index.js';
import { think } from '../../lib/output-formats/formats/reasoning.js';
import { parseAll, run, summarize, TOOLS } from './parse-cases.js';

const LENGTH = 100_000;

/** Beginnings of calls up to a string argument that is as long as one likes, and what closes them. */
const LONG: Readonly<Record<string, [begin: string, end: string]>> = {
  hermes: ['<tool_call>{"name": "f", "arguments": {"a":"', '"}}'],
  'qwen3-coder': ['<function=f><parameter=a>', '</parameter></function>'],
  mistral: ['[TOOL_CALLS][{"name": "f", "arguments": {"a":"', '"}}]'],
  phi4: ['functools[{"name": "f", "arguments": {"a":"', '"}}]'],
  'gpt-oss': ['<|channel|>commentary to=functions.f<|message|>{"a":"', '"}<|call|>'],
  functiongemma: ['<start_function_call>call:f{a:<escape>', '<escape>}'],
  lfm2: ['<|tool_call_start|>[f(a="', '")]'],
  'deepseek-v3.1': ['<｜tool▁call▁begin｜>f<｜tool▁sep｜>{"a":"', '"}'],
  'llama3-pythonic': ['[f(a="', '")]'],
  'llama3-json': ['{"name": "f", "parameters": {"a":"', '"}}'],
};

// Work that grew with the square of the length would take minutes here.
for (const format of TOOL_FORMATS) {
  const long = LONG[format.name];
  if (!long) continue;
  const [begin, end] = long;
  for (const streamArguments of [false, true]) {
    test(
      `${format.name}: a long argument character by character${streamArguments ? ', sent as it comes' : ''}`,
      { timeout: 20_000 },
      () => {
        const value = '< a{['.repeat(LENGTH / 5);
        const parser = format.createParser({ tools: TOOLS, streamArguments });
        const { calls } = summarize(run(parser, Array.from(begin + value + end)));
        assert.deepEqual(JSON.parse(calls[0]![1]), { a: value });
      },
    );
  }
}

const PATHOLOGICAL: Readonly<Record<string, string>> = {
  whitespace: ' \n'.repeat(LENGTH / 2),
  'text with whitespace': 'a  \n'.repeat(LENGTH / 4),
  'beginnings of markers': '<tool_cal[TOOL_CALL<|'.repeat(LENGTH / 20),
  'opening markers': '<tool_call>[TOOL_CALLS]<|tool_call_start|><|tool_call>'.repeat(LENGTH / 50),
  'open brackets': '<tool_call>{"name":"f","arguments":{"a":' + '['.repeat(LENGTH),
  'open brackets of Python': `<|tool_call_start|>[f(a=${'['.repeat(LENGTH)}`,
  'open brackets at the start': '[{'.repeat(LENGTH / 2),
};

/** One of each kind: with a marker, with several, with a first character, with Python, with messages. */
const KINDS = ['hermes', 'qwen3-coder', 'llama3-json', 'lfm2', 'gpt-oss'];

for (const [title, text] of Object.entries(PATHOLOGICAL)) {
  test(`${title} come out as they are, in time`, { timeout: 60_000 }, () => {
    for (const format of TOOL_FORMATS.filter(({ name }) => KINDS.includes(name))) {
      for (const pieces of [[text], Array.from(text)]) {
        const parser = format.createParser({ tools: TOOLS, streamArguments: false });
        const found = summarize(run(parser, pieces));
        assert.deepEqual(found, { content: text, reasoning: '', calls: [] });
      }
    }
    const parser = think.createParser({ startsInside: false });
    assert.equal(summarize(run(parser, Array.from(text))).content, text);
  });
}

const FRAGMENTS = [
  '<tool_call>',
  '</tool_call>',
  '{"name": "f", "arguments": ',
  '{}',
  '{"a": 1}',
  '}',
].concat(
  [
    '[TOOL_CALLS]',
    '[ARGS]',
    '[CALL_ID]',
    'f',
    'g(a=1)',
    '[',
    ']',
    ', ',
    ';',
    ' ',
    '\n',
    '"',
    "'",
    '\\',
  ],
  ['<function=f>', '<parameter=a>', '</parameter>', '</function>', '<|python_tag|>', 'functools'],
  [
    '<|channel|>',
    '<|message|>',
    '<|start|>',
    '<|call|>',
    '<|end|>',
    'commentary',
    ' to=functions.f',
    'analysis',
  ],
  [
    '<|tool_call|>',
    '<|tool_call_start|>',
    '<start_function_call>',
    'call:f{a:',
    '<escape>',
    '<|tool_call>',
  ],
  [
    '<｜tool▁calls▁begin｜>',
    '<｜tool▁call▁begin｜>',
    '<｜tool▁sep｜>',
    '<｜tool▁call▁end｜>',
    '```',
    '```tool_code',
  ],
  ['<', '<|', 'text', '🙂', '<think>', '</think>'],
);

test('however the parts of all formats are mixed, the way the text is cut makes no difference', () => {
  const random = new Random(7);
  for (let round = 0; round < 150; round++) {
    const length = random.integer(1, 14);
    const text = Array.from({ length }, () => random.pick(FRAGMENTS)).join('');
    for (const format of TOOL_FORMATS) {
      for (const streamArguments of [false, true]) {
        const create = () => format.createParser({ tools: TOOLS, streamArguments });
        const { content, calls } = parseAll(create, text);
        // What is not a call is content, as it is. Harmony’s headers are neither.
        if (calls.length === 0 && !format.wholeAnswer) assert.equal(content, text);
      }
    }
    parseAll(() => think.createParser({ startsInside: round % 2 === 0 }), text);
  }
});
