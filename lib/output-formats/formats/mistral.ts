import { createCallParser } from '../call-parser.js';
import type { CallWriter } from '../call-writer.js';
import { readCallList, readCallObject, readJsonArguments } from '../json-call.js';
import type { OutputParser, ParserOptions, ToolFormat } from '../output-format.js';
import { callObject, enclosedCalls, jsonArguments, separateCalls, tag } from '../structural-tag.js';
import type { Reading, TextReader } from '../text-reader.js';

/** What the names of functions consist of; the markers behind them begin with a bracket. */
const NAME_CHAR = /[^[{\s]/;

/**
 * `[TOOL_CALLS][{"name": "f", "arguments": {…}}]`: Mistral's models with the tokenizers up to v7
 * (documented in mistral-common).
 */
export const mistral: ToolFormat = {
  name: 'mistral',
  specialTokens: true,
  callIdLength: 9,
  matches: (template) => template.includes('[TOOL_CALLS]') && !template.includes('[ARGS]'),
  createParser,
  constraint: (tools, options) =>
    enclosedCalls(
      tools.map((tool) => callObject(tool, 'arguments')),
      { trigger: '[TOOL_CALLS]', begin: '[TOOL_CALLS][', separator: ', ', end: ']' },
      options,
    ),
};

/**
 * `[TOOL_CALLS]f[ARGS]{…}` for each call, perhaps with `[CALL_ID]` and an id in between: Devstral and
 * Mistral's other models with the tokenizers from v11 on (documented in mistral-common).
 */
export const devstral: ToolFormat = {
  name: 'devstral',
  specialTokens: true,
  callIdLength: 9,
  matches: (template) => template.includes('[TOOL_CALLS]') && template.includes('[ARGS]'),
  createParser,
  constraint: (tools, options) =>
    separateCalls(
      tools.map((tool) => tag(`[TOOL_CALLS]${tool.name}[ARGS]`, jsonArguments(tool), '')),
      { trigger: '[TOOL_CALLS]', separator: '' },
      options,
    ),
};

/** The two ways can be told apart, so each parser reads both. */
function createParser(options: ParserOptions): OutputParser {
  return createCallParser(options, {
    markers: ['[TOOL_CALLS]'],
    *readCalls(reader, calls) {
      yield* reader.skipSpace();
      const char = yield* reader.peek();
      if (char === '{') return yield* readCallObject(reader, calls);
      return char === '['
        ? yield* readCallList(reader, () => readCallObject(reader, calls))
        : yield* readNamedCall(reader, calls);
    },
  });
}

function* readNamedCall(reader: TextReader, calls: CallWriter): Reading<boolean> {
  calls.begin();
  const name = yield* reader.takeAll(NAME_CHAR);
  yield* reader.skipSpace();
  // Decoded without special tokens, the arguments follow the name directly.
  if ((yield* reader.peek()) === '[') {
    let marker = yield* reader.choose(['[CALL_ID]', '[ARGS]']);
    if (marker === '[CALL_ID]') {
      yield* reader.takeAll(NAME_CHAR);
      marker = yield* reader.choose(['[ARGS]']);
    }
    if (marker === undefined) return false;
    yield* reader.skipSpace();
  }
  return (
    (yield* reader.peek()) === '{' &&
    calls.name(name) &&
    (yield* readJsonArguments(reader, calls)) &&
    calls.complete()
  );
}
