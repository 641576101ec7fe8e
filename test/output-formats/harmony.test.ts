import { harmony } from '../../lib/output-formats/formats/harmony.js';
import { testFormat } from './parse-cases.js';

const call = (name: string, args: string) =>
  `<|channel|>commentary to=functions.${name} <|constrain|>json<|message|>${args}<|call|>`;
const analysis = (text: string) => `<|channel|>analysis<|message|>${text}<|end|>`;
const next = '<|start|>assistant';

testFormat(harmony, [
  {
    title: 'reasoning and answer',
    text: `${analysis('2 + 2?\n')}${next}<|channel|>final<|message|>2 + 2 = 4.<|return|>`,
    reasoning: '2 + 2?\n',
    content: '2 + 2 = 4.',
  },
  {
    title: 'a call after reasoning',
    text: `${analysis('Use f.')}${next}${call('get_weather', '{"location":"San Francisco"}')}`,
    reasoning: 'Use f.',
    calls: [['get_weather', '{"location":"San Francisco"}']],
  },
  {
    title: 'the recipient in the role, and the stop token left out',
    text: ' to=functions.f<|channel|>commentary json<|message|>{"a": [{}]}',
    calls: [['f', '{"a": [{}]}']],
  },
  {
    title: 'the whole header in the text',
    text: `${next} to=functions.f<|channel|>commentary <|constrain|>json<|message|> {"a": 1}\n<|call|>`,
    calls: [['f', '{"a": 1}']],
  },
  {
    title: 'a preamble and several calls',
    text: `<|channel|>commentary<|message|>**Plan**: f, then g<|end|>${next}${call('f', '{}')}${next}${call('g', '{"x":"y"}')}`,
    content: '**Plan**: f, then g',
    calls: [
      ['f', '{}'],
      ['g', '{"x":"y"}'],
    ],
  },
  {
    title: 'a call on the analysis channel',
    text: '<|channel|>analysis to=functions.f<|message|>{"a":1}<|call|>',
    calls: [['f', '{"a":1}']],
  },
  {
    title: 'markers and quotes inside strings, and Unicode',
    text: call('f', '{"s":"<|call|> \\"} 🌈","ß":1}'),
    calls: [['f', '{"s":"<|call|> \\"} 🌈","ß":1}']],
  },
  {
    title: 'a call of a tool that is not there',
    text: `${analysis('hm')}${next}${call('h', '{"a":1}')}`,
    reasoning: 'hm',
    content: `${next}${call('h', '{"a":1}')}`,
  },
  {
    title: 'a call with invalid JSON',
    text: call('f', '{a:1}'),
    content: call('f', '{a:1}'),
  },
  {
    title: 'a call that is cut off',
    text: '<|channel|>commentary to=functions.f <|constrain|>json<|message|>{"a":',
    content: '<|channel|>commentary to=functions.f <|constrain|>json<|message|>{"a":',
  },
  {
    title: 'the header of a call that is cut off',
    text: `${next}<|channel|>commentary to=functions.f <|constr`,
    content: `${next}<|channel|>commentary to=functions.f <|constr`,
  },
  { title: 'another header that is cut off', text: '<|channel|>fin' },
  {
    title: 'reasoning that is cut off',
    text: '<|channel|>analysis<|message|>so <|en',
    reasoning: 'so <|en',
  },
  {
    title: 'an answer that the prompt began',
    text: 'assistance < to=x, [1] {"a":1}<|return|>',
    content: 'assistance < to=x, [1] {"a":1}',
  },
  { title: 'text without any marker', text: 'to be or not', content: 'to be or not' },
  {
    title: 'messages without their ends',
    text: '<|channel|>analysis<|message|>a<|channel|>final<|message|>b<|start|>assistant<|channel|>final<|message|>c',
    reasoning: 'a',
    content: 'bc',
  },
  { title: 'a message without a header', text: '<|message|>hi<|end|>\n', content: 'hi' },
]);
