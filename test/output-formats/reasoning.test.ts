import assert from 'node:assert/strict';
import test from 'node:test';
import { hermes } from '../../lib/output-formats/formats/hermes.js';
import { gemma4Reasoning, think } from '../../lib/output-formats/formats/reasoning.js';
import { composeParsers } from '../../lib/output-formats/index.js';
import { expected, parseAll, TOOLS, type ParseCase } from './parse-cases.js';

const cases: (ParseCase & { startsInside?: boolean })[] = [
  {
    title: 'reasoning and answer',
    text: '<think>\nHm, a < b.\nYes 🤔.\n</think>\n\nThe answer.\n',
    reasoning: 'Hm, a < b.\nYes 🤔.',
    content: 'The answer.\n',
  },
  {
    title: 'the prompt has the opening marker',
    text: 'Hm.\n</think>\n\nYes.',
    startsInside: true,
    reasoning: 'Hm.',
    content: 'Yes.',
  },
  {
    title: 'prompt and text have the opening marker',
    text: '<think>\nHm.</think>Yes.',
    startsInside: true,
    reasoning: 'Hm.',
    content: 'Yes.',
  },
  { title: 'no reasoning', text: '<think>\n\n</think>\n\nYes.', content: 'Yes.' },
  {
    title: 'nothing but the closing marker',
    text: '</think>\nYes.',
    startsInside: true,
    content: 'Yes.',
  },
  {
    title: 'a plain answer',
    text: '\n a <think> b </think>\n',
    content: '\n a <think> b </think>\n',
  },
  {
    title: 'closing marker further on',
    text: '<think>a</think>b</think> <think>',
    reasoning: 'a',
    content: 'b</think> <think>',
  },
  { title: 'reasoning that is cut off', text: '<think>a b \n', reasoning: 'a b \n' },
  {
    title: 'cut off in the closing marker',
    text: 'a</thi',
    startsInside: true,
    reasoning: 'a</thi',
  },
  { title: 'cut off in the opening marker', text: ' <thi', content: ' <thi' },
  {
    title: 'the beginning of a marker in the reasoning',
    text: '<think>1 < 2 </th </think>',
    reasoning: '1 < 2 </th',
  },
  { title: 'nothing', text: '' },
  { title: 'nothing but space', text: ' \n', content: ' \n' },
];

for (const { startsInside = false, ...parseCase } of cases) {
  test(`think: ${parseCase.title}`, () => {
    const found = parseAll(() => think.createParser({ startsInside }), parseCase.text);
    assert.deepEqual(found, expected(parseCase));
  });
}

test('Gemma 4 reasons between markers of its own', () => {
  const found = parseAll(
    () => gemma4Reasoning.createParser({ startsInside: false }),
    '<|channel>thought\nHm\n<channel|>Yes',
  );
  assert.deepEqual(found, { reasoning: 'Hm', content: 'Yes', calls: [] });
});

test('whether a prompt ends inside reasoning', () => {
  assert.equal(think.opensReasoning('<|im_start|>assistant\n<think>\n'), true);
  assert.equal(think.opensReasoning('<|im_start|>assistant\n<think>\n\n</think>\n\n'), false);
  assert.equal(think.opensReasoning('<|im_start|>assistant\n'), false);
});

test('calls are looked for in what is not reasoning', () => {
  const call = '<tool_call>{"name": "f", "arguments": {}}</tool_call>';
  const create = () =>
    composeParsers(
      think.createParser({ startsInside: false }),
      hermes.createParser({ tools: TOOLS, streamArguments: false }),
    );
  assert.deepEqual(parseAll(create, `<think>${call}</think>\n\nNow.\n${call}`), {
    reasoning: call,
    content: 'Now.',
    calls: [['f', '{}']],
  });
});

test('one parser alone, or none', () => {
  const reasoning = () => composeParsers(think.createParser({ startsInside: true }), undefined);
  assert.deepEqual(parseAll(reasoning, 'a</think>b'), { reasoning: 'a', content: 'b', calls: [] });
  const tools = () =>
    composeParsers(undefined, hermes.createParser({ tools: [], streamArguments: false }));
  assert.deepEqual(parseAll(tools, 'a <tool_call>{"name": "x"}'), {
    reasoning: '',
    content: 'a',
    calls: [['x', '{}']],
  });
  const neither = composeParsers(undefined, undefined);
  assert.deepEqual(neither.push('a <'), [{ type: 'content', text: 'a <' }]);
  assert.deepEqual([neither.push(''), neither.finish()], [[], []]);
});
