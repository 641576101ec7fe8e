import { functionGemma, gemma3, gemma4 } from '../../lib/output-formats/formats/gemma.js';
import { testFormat, type ParseCase } from './parse-cases.js';

const cases = (opening: string, closing: string, quote: string): ParseCase[] => {
  const text = (value: string) => quote + value + quote;
  const call = (args: string, name = 'f') => `${opening}call:${name}{${args}}${closing}`;
  return [
    {
      title: 'a call',
      text: call(`city:${text('Paris')},days:3`, 'get_weather'),
      calls: [['get_weather', '{"city":"Paris","days":3}']],
    },
    {
      title: 'several calls, with text before and after',
      text: `Right.\n${call('a:true')}${call('', 'g')}\nDone`,
      content: 'Right.\nDone',
      calls: [
        ['f', '{"a":true}'],
        ['g', '{}'],
      ],
    },
    {
      title: 'several calls between one pair of markers',
      text: `${opening}call:f{a:1}call:g{b:-2.5e3}${closing}`,
      calls: [
        ['f', '{"a":1}'],
        ['g', '{"b":-2.5e3}'],
      ],
    },
    {
      title: 'objects and lists in each other',
      text: call(`o:{k:[1,{${text('n m')}:${text('v')}}],e:{}},l:[],z:null,y:None`),
      calls: [['f', '{"o":{"k":[1,{"n m":"v"}],"e":{}},"l":[],"z":null,"y":null}']],
    },
    {
      title: 'braces, quotes and Unicode inside strings',
      text: call(`s:${text('{a:1}, "x" \\ ] 🚀 é\n')}`),
      calls: [['f', '{"s":"{a:1}, \\"x\\" \\\\ ] 🚀 é\\n"}']],
    },
    {
      title: 'spaces between the parts',
      text: `${opening} call: f { a : 1 , b : ${text('x')} } ${closing}`,
      calls: [['f', '{"a":1,"b":"x"}']],
    },
    { title: 'no closing marker', text: `${opening}call:f{}`, calls: [['f', '{}']] },
    {
      title: 'a string that is cut off',
      text: `x ${opening}call:f{a:${quote}b`,
      content: `x ${opening}call:f{a:${quote}b`,
    },
    { title: 'a bare string', text: call('a:Paris'), content: call('a:Paris') },
    { title: 'an unknown name', text: call('a:1', 'h'), content: call('a:1', 'h') },
    {
      title: 'no arguments',
      text: `${opening}call:f${closing}`,
      content: `${opening}call:f${closing}`,
    },
    { title: 'plain text', text: 'call:f{a:1} a < b <|', content: 'call:f{a:1} a < b <|' },
  ];
};

testFormat(functionGemma, cases('<start_function_call>', '<end_function_call>', '<escape>'));
testFormat(gemma4, cases('<|tool_call>', '<tool_call|>', '<|"|>'));

const code = (lines: string) => `\`\`\`tool_code\n${lines}\n\`\`\``;

testFormat(gemma3, [
  {
    title: 'a call, with text around',
    text: `I ask.\n\n${code('get_weather(city="Paris")')}\n\nWait.`,
    content: 'I ask.\n\nWait.',
    calls: [['get_weather', '{"city":"Paris"}']],
  },
  {
    title: 'several calls',
    text: code("f(a=[1, {'b': True}])\ng()"),
    calls: [
      ['f', '{"a":[1,{"b":true}]}'],
      ['g', '{}'],
    ],
  },
  {
    title: 'a list',
    text: code('[f(), g()]'),
    calls: [
      ['f', '{}'],
      ['g', '{}'],
    ],
  },
  { title: 'JSON', text: code('{"name": "f", "parameters": {}}'), calls: [['f', '{}']] },
  { title: 'fences in strings', text: code('f(a="```")'), calls: [['f', '{"a":"```"}']] },
  {
    title: 'nested objects, and quotes, brackets and tags in strings',
    text: code(`f(a={"b": {"c": [{"d": "it's )]}"}]}}, e='<b>"</b>')`),
    calls: [['f', `{"a":{"b":{"c":[{"d":"it's )]}"}]}},"e":"<b>\\"</b>"}`]],
  },
  { title: 'Unicode', text: code('f(a="🌍 ü")'), calls: [['f', '{"a":"🌍 ü"}']] },
  { title: 'a call that is cut off', text: '```tool_code\nf(a=1', content: '```tool_code\nf(a=1' },
  { title: 'other code', text: code('print(1)'), content: code('print(1)') },
  { title: 'an empty block', text: code(''), content: code('') },
  { title: 'an unknown name', text: code('h()'), content: code('h()') },
  {
    title: 'another block',
    text: '```python\nf()\n``` ```tool',
    content: '```python\nf()\n``` ```tool',
  },
]);
