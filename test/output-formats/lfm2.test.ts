import { lfm2 } from '../../lib/output-formats/formats/lfm2.js';
import { testFormat } from './parse-cases.js';

const block = (calls: string) => `<|tool_call_start|>[${calls}]<|tool_call_end|>`;

testFormat(lfm2, [
  {
    title: 'a call, with text after it',
    text: `${block('get_weather(city="Paris")')}Checking the weather.`,
    content: 'Checking the weather.',
    calls: [['get_weather', '{"city":"Paris"}']],
  },
  {
    title: 'several calls, with text before',
    text: `Yes. ${block("f(a=1, b={'k': ['x', 2.5]}), g()")}`,
    content: 'Yes.',
    calls: [
      ['f', '{"a":1,"b":{"k":["x",2.5]}}'],
      ['g', '{}'],
    ],
  },
  {
    title: 'several blocks',
    text: `${block('f(a=true)')}\n${block('g(b=None)')}`,
    calls: [
      ['f', '{"a":true}'],
      ['g', '{"b":null}'],
    ],
  },
  {
    title: 'calls as JSON',
    text: block('{"name": "f", "arguments": {"a": "b"}}, {"name": "g", "arguments": {}}'),
    calls: [
      ['f', '{"a": "b"}'],
      ['g', '{}'],
    ],
  },
  {
    title: 'markers, brackets and quotes inside strings',
    text: block(`f(a="<|tool_call_end|>])", b='"x", y=1')`),
    calls: [['f', '{"a":"<|tool_call_end|>])","b":"\\"x\\", y=1"}']],
  },
  {
    title: 'Unicode',
    text: `ü ${block('f(a="né 🍕")')}`,
    content: 'ü',
    calls: [['f', '{"a":"né 🍕"}']],
  },
  {
    title: 'no closing marker',
    text: '<|tool_call_start|>[f(a=1)]',
    calls: [['f', '{"a":1}']],
  },
  {
    title: 'a call that is cut off',
    text: 'x <|tool_call_start|>[f(a=[1, ',
    content: 'x <|tool_call_start|>[f(a=[1, ',
  },
  { title: 'no valid call', text: block('f(a=)'), content: block('f(a=)') },
  { title: 'an unknown name', text: block('h(a=1)'), content: block('h(a=1)') },
  { title: 'an empty list', text: block(''), content: block('') },
  { title: 'plain text', text: '[f(a=1)] <|tool_call_st', content: '[f(a=1)] <|tool_call_st' },
]);
