import { createCallParser } from '../call-parser.js';
import { readCallList, readCallObject, skipClosing } from '../json-call.js';
import type { ToolFormat } from '../output-format.js';
import { readPythonCall } from '../python-call.js';
import { callObject, enclosedCalls } from '../structural-tag.js';

const OPENING = '<|tool_call_start|>';
const CLOSING = '<|tool_call_end|>';

/**
 * `<|tool_call_start|>[f(a=1)]<|tool_call_end|>`, or JSON objects in place of the Python: LFM2
 * (Liquid AI's documentation of tool use).
 */
export const lfm2: ToolFormat = {
  name: 'lfm2',
  specialTokens: true,
  matches: (template) => template.includes(OPENING),
  createParser: (options) =>
    createCallParser(options, {
      markers: [OPENING],
      *readCalls(reader, calls) {
        yield* reader.skipSpace();
        return (
          (yield* readCallList(reader, function* () {
            return (yield* reader.peek()) === '{'
              ? yield* readCallObject(reader, calls)
              : yield* readPythonCall(reader, calls);
          })) && (yield* skipClosing(reader, CLOSING))
        );
      },
    }),
  // Of the two ways to write a call, the one that a JSON Schema can constrain.
  constraint: (tools, options) =>
    enclosedCalls(
      tools.map((tool) => callObject(tool, 'arguments')),
      { trigger: OPENING, begin: `${OPENING}[`, separator: ', ', end: `]${CLOSING}` },
      options,
    ),
};
