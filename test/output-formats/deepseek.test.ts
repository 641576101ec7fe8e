import { deepseekR1, deepseekV31 } from '../../lib/output-formats/formats/deepseek.js';
import { testFormat, type ParseCase } from './parse-cases.js';

const fenced = (name: string, args: string) =>
  `<｜tool▁call▁begin｜>function<｜tool▁sep｜>${name}\n\`\`\`json\n${args}\n\`\`\`<｜tool▁call▁end｜>`;
const bare = (name: string, args: string) =>
  `<｜tool▁call▁begin｜>${name}<｜tool▁sep｜>${args}<｜tool▁call▁end｜>`;
const block = (calls: string) => `<｜tool▁calls▁begin｜>${calls}<｜tool▁calls▁end｜>`;

const cases = (call: typeof bare): ParseCase[] => [
  {
    title: 'a call',
    text: block(call('get_weather', '{"city": "杭州"}')),
    calls: [['get_weather', '{"city": "杭州"}']],
  },
  {
    title: 'several calls, with text before and after',
    text: `好的。\n${block(`${call('f', '{"a": {"b": [1, 2]}}')}\n${call('g', '{}')}`)}\nOK`,
    content: '好的。\nOK',
    calls: [
      ['f', '{"a": {"b": [1, 2]}}'],
      ['g', '{}'],
    ],
  },
  {
    title: 'markers, fences and quotes inside strings',
    text: block(call('f', '{"s": "```\\n<｜tool▁call▁end｜> \\"}"}')),
    calls: [['f', '{"s": "```\\n<｜tool▁call▁end｜> \\"}"}']],
  },
  {
    title: 'the outer markers left out',
    text: `${call('f', '{}')}${call('g', '{"e": "🦊"}')}`,
    calls: [
      ['f', '{}'],
      ['g', '{"e": "🦊"}'],
    ],
  },
  {
    title: 'the last marker left out',
    text: `<｜tool▁calls▁begin｜>${call('f', '{}')}`,
    calls: [['f', '{}']],
  },
  {
    title: 'a call that is cut off',
    text: call('f', '{"a": "b"}').slice(0, -30),
    content: call('f', '{"a": "b"}').slice(0, -30),
  },
  {
    title: 'invalid JSON',
    text: block(call('f', '{"a": }')),
    content: block(call('f', '{"a": }')),
  },
  {
    title: 'arguments that are no object',
    text: block(call('f', '[1]')),
    content: block(call('f', '[1]')),
  },
  {
    title: 'a name that is not among the tools',
    text: block(call('h', '{}')),
    content: block(call('h', '{}')),
  },
  { title: 'no calls in the block', text: block(''), content: block('') },
  {
    title: 'plain text, and the beginnings of markers',
    text: '<｜tool▁calls▁beg <｜tool▁call▁x ｜ ```json\n{}\n``` <｜tool▁cal',
    content: '<｜tool▁calls▁beg <｜tool▁call▁x ｜ ```json\n{}\n``` <｜tool▁cal',
  },
];

testFormat(deepseekR1, cases(fenced));
testFormat(deepseekV31, cases(bare));
testFormat(deepseekV31, [
  { title: 'the fences of R1', text: fenced('f', '{}'), calls: [['f', '{}']] },
]);
