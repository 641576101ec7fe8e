/** Strings: any, of some length, of a pattern or of a format. */
import { repeat, sequence, text, type Node } from './grammar.js';
import { FORMATS } from './formats.js';
import { spellInString, type JsonText } from './json-text.js';
import type { JsonObject } from './json-value.js';
import { readCount, readString } from './read-keyword.js';
import { below, quote, refuseAt, type Pointer } from './refuse.js';
import { regexToNode } from './regex-grammar.js';
import { parseRegex } from './regex-parser.js';
import { lengthOf } from './regex-syntax.js';

/** Null where no string satisfies the schema. */
export function compileString(schema: JsonObject, at: Pointer, json: JsonText): Node | null {
  const quoted = (body: Node) => sequence(text('"'), body, text('"'));
  const min = readCount(schema, 'minLength', at, 0);
  const max = readCount(schema, 'maxLength', at, Infinity);
  if (min > max) return null;
  const source = readSource(schema, at);
  if (source === null) {
    return min === 0 && max === Infinity ? json.string : quoted(repeat(json.char, min, max));
  }
  const { keyword, pattern } = source;
  const regex = locate(below(at, keyword), () => parseRegex(pattern));
  const length = lengthOf(regex);
  if (length.min < min || length.max > max) {
    refuseAt(
      below(at, keyword),
      `cannot be enforced together with minLength and maxLength: it matches ${length.min} to ${length.max} characters. Put the lengths into a pattern, as in ^[a-z]{2,8}$.`,
    );
  }
  return quoted(locate(below(at, keyword), () => regexToNode(regex, spellInString)));
}

function readSource(schema: JsonObject, at: Pointer): { keyword: string; pattern: string } | null {
  const pattern = readString(schema, 'pattern', at);
  const format = readString(schema, 'format', at);
  if (format === null) return pattern === null ? null : { keyword: 'pattern', pattern };
  const known = FORMATS.get(format);
  if (known === undefined) {
    return refuseAt(
      below(at, 'format'),
      `cannot be enforced: ${quote(format)} is not one of ${[...FORMATS.keys()].join(', ')}.`,
    );
  }
  if (pattern !== null)
    refuseAt(below(at, 'pattern'), "cannot be enforced together with 'format'.");
  return { keyword: 'format', pattern: known };
}

/** Says where in the schema a regular expression stands that is refused. */
function locate<T>(at: Pointer, run: () => T): T {
  try {
    return run();
  } catch (error) {
    return refuseAt(
      at,
      `cannot be enforced. ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
