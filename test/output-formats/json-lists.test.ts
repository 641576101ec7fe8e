import { granite } from '../../lib/output-formats/formats/granite.js';
import { phi4, phi4Mini } from '../../lib/output-formats/formats/phi4.js';
import { testFormat, type ParseCase } from './parse-cases.js';

/** What the formats with one marker and one list have in common. */
const cases = (opening: string, closing: string): ParseCase[] => [
  {
    title: 'a call',
    text: `${opening}[{"name": "get_weather", "arguments": {"city": "Paris"}}]${closing}`,
    calls: [['get_weather', '{"city": "Paris"}']],
  },
  {
    title: 'several calls, with text before and after',
    text: `One moment.\n${opening}[{"name": "f", "arguments": {"a": {"b": [1]}}},\n {"name": "g", "arguments": {}}]${closing}\nSo.`,
    content: 'One moment.\nSo.',
    calls: [
      ['f', '{"a": {"b": [1]}}'],
      ['g', '{}'],
    ],
  },
  {
    title: 'whitespace after the marker',
    text: `${opening} \n[ {"name": "f", "arguments": {}} ]${closing}`,
    calls: [['f', '{}']],
  },
  {
    title: 'markers, brackets and quotes inside strings',
    text: `${opening}[{"name": "f", "arguments": {"s": "${opening}]}${closing} \\"["}}]${closing}`,
    calls: [['f', `{"s": "${opening}]}${closing} \\"["}`]],
  },
  {
    title: 'Unicode',
    text: `é ${opening}[{"name": "f", "arguments": {"ключ": "値 🧪"}}]${closing}`,
    content: 'é',
    calls: [['f', '{"ключ": "値 🧪"}']],
  },
  {
    title: 'an invalid list',
    text: `${opening}[{"name": "f", "arguments": {}} {"name": "g"}]`,
    content: '{"name": "g"}]',
    calls: [['f', '{}']],
  },
  {
    title: 'invalid JSON',
    text: `${opening}[{'name': 'f'}]${closing}`,
    content: `${opening}[{'name': 'f'}]${closing}`,
  },
  {
    title: 'a name that is not among the tools',
    text: `${opening}[{"name": "h", "arguments": {}}]${closing}`,
    content: `${opening}[{"name": "h", "arguments": {}}]${closing}`,
  },
  {
    title: 'a call that is cut off',
    text: `x ${opening}[{"name": "f", "arguments": {"a": tru`,
    content: `x ${opening}[{"name": "f", "arguments": {"a": tru`,
  },
  {
    title: 'the marker alone, and its beginning',
    text: `${opening} is a marker, ${opening.slice(0, -1)}`,
    content: `${opening} is a marker, ${opening.slice(0, -1)}`,
  },
  { title: 'plain text', text: 'a < b | c [1] {"a": 1}', content: 'a < b | c [1] {"a": 1}' },
];

testFormat(phi4, cases('functools', ''));
testFormat(phi4Mini, cases('<|tool_call|>', '<|/tool_call|>'));
testFormat(granite, cases('<|tool_call|>', ''));
