import { createCallParser } from '../call-parser.js';
import type { CallWriter } from '../call-writer.js';
import { skipClosing } from '../json-call.js';
import { readUntil } from '../marker-search.js';
import type { ToolDefinition, ToolFormat } from '../output-format.js';
import { separateCalls, tag } from '../structural-tag.js';
import type { Reading, TextReader } from '../text-reader.js';
import { xmlParameters } from '../xml-constraint.js';
import { isObject, toJson } from '../xml-value.js';

/**
 * Calls as XML with the arguments as plain text, which only the tool's schema gives types to:
 * Qwen3-Coder and Qwen 3.5 and later (the chat templates of these models).
 *
 *     <tool_call>
 *     <function=f>
 *     <parameter=a>
 *     1
 *     </parameter>
 *     </function>
 *     </tool_call>
 */
export const qwen3Coder: ToolFormat = {
  name: 'qwen3-coder',
  specialTokens: false,
  matches: (template) => template.includes('<function=') && template.includes('<parameter='),
  createParser: (options) =>
    createCallParser(options, {
      // The models leave out the outer tag at times.
      markers: ['<tool_call>', '<function='],
      *readCalls(reader, calls, marker) {
        if (marker === '<tool_call>') {
          yield* reader.skipSpace();
          if (!(yield* reader.expect('<function='))) return false;
        }
        return (
          (yield* readFunction(reader, calls, options.tools)) &&
          (yield* skipClosing(reader, '</tool_call>'))
        );
      },
    }),
  constraint: (tools, options) =>
    separateCalls(
      tools.map((tool) =>
        tag(`<tool_call>\n<function=${tool.name}>`, xmlParameters(tool), '\n</tool_call>'),
      ),
      { trigger: '<tool_call>', separator: '\n' },
      options,
    ),
};

/** Reads from behind `<function=` to the end of the function. */
function* readFunction(
  reader: TextReader,
  calls: CallWriter,
  tools: readonly ToolDefinition[],
): Reading<boolean> {
  calls.begin();
  const name = yield* readUntil(reader, '>');
  if (name === undefined || !calls.name(name)) return false;
  const schema = tools.find((tool) => tool.name === name)?.parameters;
  for (;;) {
    yield* reader.skipSpace();
    const next = yield* reader.choose(['<parameter=', '</function>']);
    if (next === '</function>') return calls.complete();
    if (next === undefined) return false;
    const key = yield* readUntil(reader, '>');
    const value = key === undefined ? undefined : yield* readUntil(reader, '</parameter>');
    if (key === undefined || value === undefined) return false;
    // The newlines next to the tags belong to the format.
    const text = value.replace(/^\n/, '').replace(/\n$/, '');
    if (!calls.argument(key, toJson(text, propertySchema(schema, key), schema))) return false;
  }
}

function propertySchema(schema: ToolDefinition['parameters'], key: string): unknown {
  if (!isObject(schema)) return undefined;
  const properties = schema['properties'];
  return isObject(properties) && Object.hasOwn(properties, key)
    ? properties[key]
    : schema['additionalProperties'];
}
