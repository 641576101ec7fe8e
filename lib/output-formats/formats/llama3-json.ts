import { createCallParser } from '../call-parser.js';
import { readCallObject } from '../json-call.js';
import type { ToolFormat } from '../output-format.js';
import { callObject, onlyCalls } from '../structural-tag.js';

/**
 * `{"name": "f", "parameters": {…}}` as the whole answer, perhaps after `<|python_tag|>`, several
 * with `;` between: Llama 3.1 and later (Meta's documentation of the Llama 3.1 prompt format).
 */
export const llama3Json: ToolFormat = {
  name: 'llama3-json',
  // The calls are found without their marker, too.
  specialTokens: false,
  matches: (template) =>
    template.includes('<|python_tag|>') ||
    (/<\|(start_header_id|header_start)\|>/.test(template) && template.includes('"parameters": ')),
  createParser: (options) =>
    createCallParser(options, {
      markers: ['<|python_tag|>'],
      firstChar: '{',
      *readCalls(reader, calls) {
        do {
          yield* reader.skipSpace();
          // Without a marker, any JSON with a name would be a call.
          if (!(yield* readCallObject(reader, calls, { argumentsRequired: true }))) return false;
          yield* reader.skipSpace();
        } while (yield* reader.expect(';'));
        return true;
      },
    }),
  // Only where there must be a call: otherwise, an answer that is JSON would have to be one as well.
  constraint: (tools, { required, parallel }) =>
    required && tools.length > 0
      ? onlyCalls(
          tools.map((tool) => callObject(tool, 'parameters')),
          '; ',
          parallel,
        )
      : undefined,
};
