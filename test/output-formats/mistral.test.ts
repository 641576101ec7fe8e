import { devstral, mistral } from '../../lib/output-formats/formats/mistral.js';
import { testFormat, type ParseCase } from './parse-cases.js';

const list: readonly ParseCase[] = [
  {
    title: 'a list of calls, with an id',
    text: '[TOOL_CALLS] [{"name": "get_weather", "arguments": {"city": "Paris"}, "id": "9Ae3bDc2F"}, {"name": "f", "arguments": {}}]',
    calls: [
      ['get_weather', '{"city": "Paris"}'],
      ['f', '{}'],
    ],
  },
  {
    title: 'text before and after a list',
    text: 'Sure.\n[TOOL_CALLS][{"name": "f", "arguments": {"a": {"b": []}}}]\n',
    content: 'Sure.',
    calls: [['f', '{"a": {"b": []}}']],
  },
  {
    title: 'markers, brackets and Unicode inside strings',
    text: '[TOOL_CALLS][{"name": "f", "arguments": {"s": "[TOOL_CALLS] ]} \\" ñ 🐈"}}]',
    calls: [['f', '{"s": "[TOOL_CALLS] ]} \\" ñ 🐈"}']],
  },
  {
    title: 'a list that is cut off in its second call',
    text: '[TOOL_CALLS][{"name": "f", "arguments": {}}, {"name": "g"',
    content: ', {"name": "g"',
    calls: [['f', '{}']],
  },
  {
    title: 'an invalid list',
    text: '[TOOL_CALLS][{"name": "f", "arguments": {,}}]',
    content: '[TOOL_CALLS][{"name": "f", "arguments": {,}}]',
  },
  { title: 'an empty list', text: '[TOOL_CALLS][]', content: '[TOOL_CALLS][]' },
];

const named: readonly ParseCase[] = [
  {
    title: 'a named call',
    text: '[TOOL_CALLS]get_weather[ARGS]{"city": "Paris"}',
    calls: [['get_weather', '{"city": "Paris"}']],
  },
  {
    title: 'several named calls, with ids and text before',
    text: 'First this. [TOOL_CALLS]f[CALL_ID]Ab3dE6gH9[ARGS]{"a": [{}]}[TOOL_CALLS]g[ARGS]{}',
    content: 'First this.',
    calls: [
      ['f', '{"a": [{}]}'],
      ['g', '{}'],
    ],
  },
  {
    title: 'a named call whose second marker was not decoded',
    text: '[TOOL_CALLS]f{"a": "[ARGS]"}',
    calls: [['f', '{"a": "[ARGS]"}']],
  },
  {
    title: 'a named call without arguments is none',
    text: '[TOOL_CALLS]f[ARGS]',
    content: '[TOOL_CALLS]f[ARGS]',
  },
  {
    title: 'an unknown name',
    text: '[TOOL_CALLS]h[ARGS]{"a": 1}',
    content: '[TOOL_CALLS]h[ARGS]{"a": 1}',
  },
  {
    title: 'a named call that is cut off',
    text: '[TOOL_CALLS]f[ARGS]{"a": "x',
    content: '[TOOL_CALLS]f[ARGS]{"a": "x',
  },
  {
    title: 'an unknown marker',
    text: '[TOOL_CALLS]f[ARG]{}',
    content: '[TOOL_CALLS]f[ARG]{}',
  },
  {
    title: 'plain text',
    text: 'a [TOOL] [1, 2] [TOOL_CALLS',
    content: 'a [TOOL] [1, 2] [TOOL_CALLS',
  },
];

for (const format of [mistral, devstral]) testFormat(format, [...list, ...named]);
