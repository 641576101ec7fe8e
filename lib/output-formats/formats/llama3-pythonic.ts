import { createCallParser } from '../call-parser.js';
import { readCallList, skipClosing } from '../json-call.js';
import type { ToolFormat } from '../output-format.js';
import { readPythonCall } from '../python-call.js';

/**
 * `[f(a=1, b='x'), g()]` as the whole answer, perhaps between `<|python_start|>` and
 * `<|python_end|>`: Llama 3.2 and 4 (Meta's documentation of the Llama 3.2 and Llama 4 prompt
 * formats), and Gemma 3 where the prompt asks for it.
 */
export const llama3Pythonic: ToolFormat = {
  name: 'llama3-pythonic',
  // The calls are found without their markers, too.
  specialTokens: false,
  // All templates explain the format with the same example of names.
  matches: (template) => /func_name1\(|<\|python_start\|>/.test(template),
  createParser: (options) =>
    createCallParser(options, {
      markers: ['<|python_start|>'],
      firstChar: '[',
      *readCalls(reader, calls) {
        yield* reader.skipSpace();
        return (
          (yield* readCallList(reader, () => readPythonCall(reader, calls))) &&
          (yield* skipClosing(reader, '<|python_end|>'))
        );
      },
    }),
  // JSON Schema constrains JSON; these arguments are Python.
  constraint: () => undefined,
};
