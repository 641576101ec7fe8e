import { llama3Json } from '../../lib/output-formats/formats/llama3-json.js';
import { llama3Pythonic } from '../../lib/output-formats/formats/llama3-pythonic.js';
import { testFormat } from './parse-cases.js';

testFormat(llama3Json, [
  {
    title: 'a call',
    text: '{"name": "get_weather", "parameters": {"city": "San Francisco"}}',
    calls: [['get_weather', '{"city": "San Francisco"}']],
  },
  {
    title: 'after the marker, with text before it',
    text: 'Yes.\n<|python_tag|>{"type": "function", "name": "f", "parameters": {"a": [1, {"b": {}}]}}',
    content: 'Yes.',
    calls: [['f', '{"a": [1, {"b": {}}]}']],
  },
  {
    title: 'several calls',
    text: '\n {"name": "f", "parameters": {}}; {"name": "g", "arguments": {"x": "; }"}};{"name": "f", "parameters": {}}\n',
    calls: [
      ['f', '{}'],
      ['g', '{"x": "; }"}'],
      ['f', '{}'],
    ],
  },
  {
    title: 'text after a call',
    text: '{"name": "f", "parameters": {}} and so on',
    content: 'and so on',
    calls: [['f', '{}']],
  },
  {
    title: 'quotes, markers and Unicode inside strings',
    text: '{"name": "f", "parameters": {"s": "<|python_tag|> \\"}{\\" ü🎉"}}',
    calls: [['f', '{"s": "<|python_tag|> \\"}{\\" ü🎉"}']],
  },
  {
    title: 'calls only at the start',
    text: 'An example: {"name": "f", "parameters": {}}',
    content: 'An example: {"name": "f", "parameters": {}}',
  },
  {
    title: 'JSON with a name that is no call',
    text: '{"name": "f", "age": 3}',
    content: '{"name": "f", "age": 3}',
  },
  { title: 'other JSON', text: ' {"a": 1}\n', content: ' {"a": 1}\n' },
  {
    title: 'a brace in prose',
    text: '{braces} are { not } calls',
    content: '{braces} are { not } calls',
  },
  {
    title: 'a name that is not among the tools',
    text: '{"name": "h", "parameters": {}}',
    content: '{"name": "h", "parameters": {}}',
  },
  {
    title: 'a call that is cut off, after a whole one',
    text: '{"name": "f", "parameters": {}}; {"name": "g", "par',
    content: '; {"name": "g", "par',
    calls: [['f', '{}']],
  },
  {
    title: 'parameters that are no object',
    text: '{"name": "f", "parameters": [1]}',
    content: '{"name": "f", "parameters": [1]}',
  },
  { title: 'the beginning of a marker', text: 'x <|python <|', content: 'x <|python <|' },
  { title: 'whitespace only', text: ' \n', content: ' \n' },
]);

testFormat(llama3Pythonic, [
  {
    title: 'calls',
    text: "[get_weather(city='Paris', days=3), f()]",
    calls: [
      ['get_weather', '{"city":"Paris","days":3}'],
      ['f', '{}'],
    ],
  },
  {
    title: 'literals of all kinds',
    text: '[f(a=-1.5, b=True, c=None, d=[1, "x", (2, 3), ()], e={"k": {"n": False}, 1: .5}, f=(7))]',
    calls: [
      [
        'f',
        '{"a":-1.5,"b":true,"c":null,"d":[1,"x",[2,3],[]],"e":{"k":{"n":false},"1":0.5},"f":7}',
      ],
    ],
  },
  {
    title: 'the words of JSON',
    text: '[f(a=true, b=null, c=[false,],)]',
    calls: [['f', '{"a":true,"b":null,"c":[false]}']],
  },
  {
    title: 'quotes, brackets and markers inside strings',
    text: `[f(a="it's [1), {", b='say "hi" <|python_end|>', c='it\\'s \\\\ \\n \\x41 \\u00e9 \\d')]`,
    calls: [
      ['f', `{"a":"it's [1), {","b":"say \\"hi\\" <|python_end|>","c":"it's \\\\ \\n A é \\\\d"}`],
    ],
  },
  {
    title: 'Unicode',
    text: '[f(naïve="東京 👩‍🚀")]',
    calls: [['f', '{"naïve":"東京 👩‍🚀"}']],
  },
  {
    title: 'between markers, with text around',
    text: 'Now: <|python_start|>[f(a=1)]<|python_end|> Done.',
    content: 'Now: Done.',
    calls: [['f', '{"a":1}']],
  },
  {
    title: 'a list in prose',
    text: '[1,2] is a list [f(a=1)]',
    content: '[1,2] is a list [f(a=1)]',
  },
  { title: 'calls only at the start', text: 'See [f(a=1)]', content: 'See [f(a=1)]' },
  { title: 'a name that is not among the tools', text: '[h(a=1)]', content: '[h(a=1)]' },
  { title: 'positional arguments', text: '[f(1, 2)]', content: '[f(1, 2)]' },
  { title: 'an argument given twice', text: '[f(a=1, a=2)]', content: '[f(a=1, a=2)]' },
  { title: 'values that are no literals', text: '[f(a=b + 1)]', content: '[f(a=b + 1)]' },
  { title: 'a call that is cut off', text: '[f(a="x", b="', content: '[f(a="x", b="' },
  {
    title: 'a call that is cut off, after a whole one',
    text: '[f(), g(a=',
    content: ', g(a=',
    calls: [['f', '{}']],
  },
  { title: 'a function in prose', text: '[f] calls f', content: '[f] calls f' },
]);
