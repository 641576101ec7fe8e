import type { ToolDefinition } from '../../lib/output-formats/index.js';
import { qwen3Coder } from '../../lib/output-formats/formats/qwen3-coder.js';
import { testFormat } from './parse-cases.js';

const call = (parameters: string, name = 'f') =>
  `<tool_call>\n<function=${name}>\n${parameters}</function>\n</tool_call>`;
const parameter = (key: string, value: string) => `<parameter=${key}>\n${value}\n</parameter>\n`;

const typed: readonly ToolDefinition[] = [
  {
    name: 'f',
    parameters: {
      type: 'object',
      $defs: { Unit: { enum: ['C', 'F'] } },
      properties: {
        s: { type: 'string' },
        i: { type: 'integer' },
        n: { type: 'number' },
        b: { type: 'boolean' },
        o: { type: 'object' },
        a: { type: 'array' },
        either: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
        unit: { $ref: '#/$defs/Unit' },
        open: {},
      },
    },
  },
];

testFormat(qwen3Coder, [
  {
    title: 'strings stay text, without the newlines of the format',
    text: call(parameter('s', ' 12 \n') + parameter('unit', 'C')),
    tools: typed,
    calls: [['f', '{"s":" 12 \\n","unit":"C"}']],
  },
  {
    title: 'values by the types of the schema',
    text: call(
      parameter('i', '-7') +
        parameter('n', '1.50') +
        parameter('b', 'True') +
        parameter('o', '{"k": [1, {"z": null}]}') +
        parameter('a', "['x', True, None]") +
        parameter('either', 'null'),
    ),
    tools: typed,
    calls: [
      [
        'f',
        '{"i":-7,"n":1.50,"b":true,"o":{"k": [1, {"z": null}]},"a":["x",true,null],"either":null}',
      ],
    ],
  },
  {
    title: 'whole numbers with a point are integers',
    text: call(parameter('i', '5.0') + parameter('either', '3')),
    tools: typed,
    calls: [['f', '{"i":5,"either":3}']],
  },
  {
    title: 'what does not fit its type is a string',
    text: call(parameter('i', 'many') + parameter('o', '{"k":') + parameter('b', '1')),
    tools: typed,
    calls: [['f', '{"i":"many","o":"{\\"k\\":","b":"1"}']],
  },
  {
    title: 'without a type, what is JSON is JSON',
    text: call(parameter('open', '{"a":1}') + parameter('unknown', 'x y') + parameter('m', '2')),
    tools: typed,
    calls: [['f', '{"open":{"a":1},"unknown":"x y","m":2}']],
  },
  {
    title: 'several calls, with text before and after',
    text: `I look.\n\n${call(parameter('s', 'a'))}\n${call('', 'g')}\nThat was it.`,
    content: 'I look.\nThat was it.',
    calls: [
      ['f', '{"s":"a"}'],
      ['g', '{}'],
    ],
  },
  {
    title: 'tags, quotes and Unicode inside values',
    text: call(parameter('s', '<b>"é" 🚀</b> </function> <tool_call>\n  {x}')),
    tools: typed,
    calls: [['f', '{"s":"<b>\\"é\\" 🚀</b> </function> <tool_call>\\n  {x}"}']],
  },
  {
    title: 'tags without newlines, and the outer tag left out',
    text: '<function=f><parameter=a>1</parameter></function>',
    calls: [['f', '{"a":1}']],
  },
  {
    title: 'a value of several lines, empty ones included',
    text: call(parameter('s', '\nline\n')),
    tools: typed,
    calls: [['f', '{"s":"\\nline\\n"}']],
  },
  {
    title: 'a call that is cut off',
    text: 'x <tool_call>\n<function=f>\n<parameter=a>\n1\n</param',
    content: 'x <tool_call>\n<function=f>\n<parameter=a>\n1\n</param',
  },
  {
    title: 'a name that is not among the tools',
    text: call(parameter('a', '1'), 'h'),
    content: call(parameter('a', '1'), 'h'),
  },
  {
    title: 'text where a parameter should be',
    text: '<tool_call><function=f>oh</function></tool_call>',
    content: '<tool_call><function=f>oh</function></tool_call>',
  },
  {
    title: 'an argument given twice',
    text: '<function=f><parameter=a>1</parameter><parameter=a>2</parameter></function>',
    content: '<function=f><parameter=a>1</parameter><parameter=a>2</parameter></function>',
  },
  {
    title: 'an outer tag that is doubled',
    text: `<tool_call>\n${call('')}`,
    content: '<tool_call>',
    calls: [['f', '{}']],
  },
  {
    title: 'plain text, and the beginnings of tags',
    text: 'if a <function b: <tool_calls> <func',
    content: 'if a <function b: <tool_calls> <func',
  },
]);
