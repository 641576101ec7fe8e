import { createCallParser } from '../call-parser.js';
import { readCallObject, skipClosing } from '../json-call.js';
import type { ToolFormat } from '../output-format.js';
import { callObject, separateCalls } from '../structural-tag.js';

/**
 * `<tool_call>{"name": "f", "arguments": {…}}</tool_call>`, once for each call: Hermes 2 Pro and
 * later (documented in NousResearch/Hermes-Function-Calling), Qwen 2.5 and 3, Granite 4.
 */
export const hermes: ToolFormat = {
  name: 'hermes',
  specialTokens: false,
  // The GLM models put the same marker around keys and values in tags.
  matches: (template) => template.includes('<tool_call>') && !template.includes('<arg_key>'),
  createParser: (options) =>
    createCallParser(options, {
      markers: ['<tool_call>'],
      *readCalls(reader, calls) {
        yield* reader.skipSpace();
        return (
          (yield* readCallObject(reader, calls)) && (yield* skipClosing(reader, '</tool_call>'))
        );
      },
    }),
  constraint: (tools, options) =>
    separateCalls(
      tools.map((tool) =>
        callObject(tool, 'arguments', { before: '<tool_call>\n', after: '\n</tool_call>' }),
      ),
      { trigger: '<tool_call>', separator: '\n' },
      options,
    ),
};
