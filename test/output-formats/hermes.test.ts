import { hermes } from '../../lib/output-formats/formats/hermes.js';
import { testFormat } from './parse-cases.js';

testFormat(hermes, [
  {
    title: 'a call as the templates show it',
    text: '<tool_call>\n{"name": "get_weather", "arguments": {"city": "Paris"}}\n</tool_call>',
    calls: [['get_weather', '{"city": "Paris"}']],
  },
  {
    title: 'several calls, with text before and after',
    text: 'Let me see.\n\n<tool_call>\n{"name": "f", "arguments": {"a": 1}}\n</tool_call>\n<tool_call>\n{"name": "g", "arguments": {}}\n</tool_call>\nDone.\n',
    content: 'Let me see.\nDone.\n',
    calls: [
      ['f', '{"a": 1}'],
      ['g', '{}'],
    ],
  },
  {
    title: 'the arguments stay as they were written',
    text: '<tool_call>{"arguments": { "n" : [1.0e3, {"x":null}] } , "name": "f"}</tool_call>',
    calls: [['f', '{ "n" : [1.0e3, {"x":null}] }']],
  },
  {
    title: 'quotes, braces and markers inside strings',
    text: '<tool_call>{"name": "f", "arguments": {"s": "a \\"}</tool_call> {<tool_call>\\\\"}}</tool_call>',
    calls: [['f', '{"s": "a \\"}</tool_call> {<tool_call>\\\\"}']],
  },
  {
    title: 'Unicode',
    text: 'Grüße 👋🏽 <tool_call>{"name": "f", "arguments": {"город": "東京 🗼", "e": "\\ud83d\\ude00"}}</tool_call>',
    content: 'Grüße 👋🏽',
    calls: [['f', '{"город": "東京 🗼", "e": "\\ud83d\\ude00"}']],
  },
  {
    title: 'plain text',
    text: '  a < b, [1,2], {"x": 1}\n\n',
    content: '  a < b, [1,2], {"x": 1}\n\n',
  },
  { title: 'nothing', text: '' },
  {
    title: 'what looks like the beginning of a marker',
    text: '<tool_caller> <tool <tool_cal',
    content: '<tool_caller> <tool <tool_cal',
  },
  {
    title: 'a call that is cut off',
    text: 'So: <tool_call>\n{"name": "f", "arguments": {"a": 1',
    content: 'So: <tool_call>\n{"name": "f", "arguments": {"a": 1',
  },
  {
    title: 'invalid JSON, and a valid call after it',
    text: '<tool_call>\n{"name": "f", "arguments": {a: 1}}\n</tool_call>\n<tool_call>{"name": "g", "arguments": {}}</tool_call>',
    content: '<tool_call>\n{"name": "f", "arguments": {a: 1}}\n</tool_call>',
    calls: [['g', '{}']],
  },
  {
    title: 'a name that is not among the tools',
    text: '<tool_call>{"name": "h", "arguments": {}}</tool_call>',
    content: '<tool_call>{"name": "h", "arguments": {}}</tool_call>',
  },
  {
    title: 'any name where there are no tools',
    text: '<tool_call>{"name": "h", "arguments": {}}</tool_call>',
    tools: [],
    calls: [['h', '{}']],
  },
  {
    title: 'arguments that are no object',
    text: '<tool_call>{"name": "f", "arguments": "{}"}</tool_call>',
    content: '<tool_call>{"name": "f", "arguments": "{}"}</tool_call>',
  },
  {
    title: 'no name',
    text: '<tool_call>{"arguments": {}}</tool_call>',
    content: '<tool_call>{"arguments": {}}</tool_call>',
  },
  {
    title: 'no arguments at all are empty ones',
    text: '<tool_call>{"name": "f"}</tool_call>',
    calls: [['f', '{}']],
  },
  {
    title: 'closing and opening markers left out or doubled',
    text: '<tool_call><tool_call>{"name": "f", "arguments": {}}<tool_call>{"name": "g", "arguments": {}}',
    content: '<tool_call>',
    calls: [
      ['f', '{}'],
      ['g', '{}'],
    ],
  },
]);
