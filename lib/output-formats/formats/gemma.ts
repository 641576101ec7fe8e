import { createCallParser } from '../call-parser.js';
import { readGemmaCall } from '../gemma-call.js';
import { readCallList, readCallObject, skipClosing } from '../json-call.js';
import type { ToolFormat } from '../output-format.js';
import { readPythonCall } from '../python-call.js';

/** `<start_function_call>call:f{a:<escape>x<escape>}<end_function_call>`: FunctionGemma (Google's formatting guide). */
export const functionGemma = controlTokenFormat({
  name: 'functiongemma',
  opening: '<start_function_call>',
  closing: '<end_function_call>',
  quote: '<escape>',
});

/** `<|tool_call>call:f{a:<|"|>x<|"|>}<tool_call|>`: Gemma 4 (its chat template). */
export const gemma4 = controlTokenFormat({
  name: 'gemma4',
  opening: '<|tool_call>',
  closing: '<tool_call|>',
  quote: '<|"|>',
});

const FENCE = '```';
const CODE_OPENING = `${FENCE}tool_code`;

/**
 * A fenced block of `tool_code` with Python calls, one a line: Gemma 3, where the prompt asks for it.
 * Gemma 3 has no format of its own; Google's guide to function calling asks for bare JSON or a
 * Python list, which is what `llama3-json` and `llama3-pythonic` read.
 */
export const gemma3: ToolFormat = {
  name: 'gemma3',
  specialTokens: false,
  matches: (template) => template.includes(CODE_OPENING),
  createParser: (options) =>
    createCallParser(options, {
      markers: [CODE_OPENING],
      *readCalls(reader, calls) {
        for (;;) {
          yield* reader.skipSpace();
          const char = yield* reader.peek();
          if (char === undefined) return false;
          if (char === FENCE[0]) return yield* skipClosing(reader, FENCE);
          const readCall = () => readPythonCall(reader, calls);
          if (char === '{' && !(yield* readCallObject(reader, calls))) return false;
          if (char === '[' && !(yield* readCallList(reader, readCall))) return false;
          if (char !== '{' && char !== '[' && !(yield* readCall())) return false;
        }
      },
    }),
  // JSON Schema constrains JSON; these arguments are Python.
  constraint: () => undefined,
};

function controlTokenFormat(markers: {
  name: string;
  opening: string;
  closing: string;
  quote: string;
}): ToolFormat {
  const { name, opening, closing, quote } = markers;
  return {
    name,
    specialTokens: true,
    matches: (template) => template.includes(opening),
    createParser: (options) =>
      createCallParser(options, {
        markers: [opening],
        *readCalls(reader, calls) {
          // One pair of markers may be around several calls.
          do {
            if (!(yield* readGemmaCall(reader, calls, quote))) return false;
            yield* reader.skipSpace();
          } while ((yield* reader.peek()) === 'c');
          return yield* skipClosing(reader, closing);
        },
      }),
    // JSON Schema constrains JSON; these strings have markers for quotes.
    constraint: () => undefined,
  };
}
