import { createCallParser } from '../call-parser.js';
import type { CallWriter } from '../call-writer.js';
import { readJsonArguments, skipClosing } from '../json-call.js';
import { readUntil } from '../marker-search.js';
import type { OutputParser, ParserOptions, ToolFormat } from '../output-format.js';
import { enclosedCalls, jsonArguments, tag } from '../structural-tag.js';
import type { Reading, TextReader } from '../text-reader.js';

const CALLS_BEGIN = '<｜tool▁calls▁begin｜>';
const CALLS_END = '<｜tool▁calls▁end｜>';
const CALL_BEGIN = '<｜tool▁call▁begin｜>';
const CALL_END = '<｜tool▁call▁end｜>';
const SEPARATOR = '<｜tool▁sep｜>';
const FENCE = '```';

/**
 * The calls of DeepSeek-R1 and V3 (the models' chat templates): each with its type, its name and its
 * arguments in a fenced block, all of them between two markers.
 */
export const deepseekR1: ToolFormat = {
  name: 'deepseek-r1',
  specialTokens: true,
  matches: (template) => template.includes(CALLS_BEGIN) && template.includes(`${FENCE}json`),
  createParser,
  constraint: (tools, options) =>
    enclosedCalls(
      tools.map((tool) =>
        tag(
          `${CALL_BEGIN}function${SEPARATOR}${tool.name}\n${FENCE}json\n`,
          jsonArguments(tool),
          `\n${FENCE}${CALL_END}`,
        ),
      ),
      { trigger: CALLS_BEGIN, begin: CALLS_BEGIN, separator: '\n', end: CALLS_END },
      options,
    ),
};

/** The calls of DeepSeek-V3.1 (its model card): each with its name and its bare arguments. */
export const deepseekV31: ToolFormat = {
  name: 'deepseek-v3.1',
  specialTokens: true,
  matches: (template) => template.includes(CALLS_BEGIN) && !template.includes(`${FENCE}json`),
  createParser,
  constraint: (tools, options) =>
    enclosedCalls(
      tools.map((tool) =>
        tag(`${CALL_BEGIN}${tool.name}${SEPARATOR}`, jsonArguments(tool), CALL_END),
      ),
      { trigger: CALLS_BEGIN, begin: CALLS_BEGIN, separator: '', end: CALLS_END },
      options,
    ),
};

/** The two ways can be told apart, so each parser reads both. */
function createParser(options: ParserOptions): OutputParser {
  return createCallParser(options, {
    // The models leave out the outer markers at times.
    markers: [CALLS_BEGIN, CALL_BEGIN],
    *readCalls(reader, calls, marker) {
      let next: string | undefined = marker;
      if (marker === CALLS_BEGIN) {
        yield* reader.skipSpace();
        next = yield* reader.choose([CALL_BEGIN]);
      }
      while (next === CALL_BEGIN) {
        if (!(yield* readCall(reader, calls))) return false;
        yield* reader.skipSpace();
        if ((yield* reader.peek()) !== CALL_BEGIN[0]) return true;
        next = yield* reader.choose([CALL_BEGIN, CALLS_END]);
      }
      return next === CALLS_END;
    },
  });
}

/** Reads from behind the marker of a call over the one at its end. */
function* readCall(reader: TextReader, calls: CallWriter): Reading<boolean> {
  calls.begin();
  let name = yield* readUntil(reader, SEPARATOR);
  yield* reader.skipSpace();
  const char = yield* reader.peek();
  if (name === undefined || char === undefined) return false;
  const hasType = char !== '{';
  if (hasType) name = yield* reader.takeAll(/[^\s`{]/);
  if (!calls.name(name.trim())) return false;
  yield* reader.skipSpace();
  const isFenced = (yield* reader.peek()) === FENCE[0];
  if (isFenced) {
    if (!(yield* reader.expect(FENCE))) return false;
    yield* reader.takeAll(/\w/);
    yield* reader.skipSpace();
  }
  if (!(yield* readJsonArguments(reader, calls)) || !calls.complete()) return false;
  return (
    (!isFenced || (yield* skipClosing(reader, FENCE))) && (yield* skipClosing(reader, CALL_END))
  );
}
