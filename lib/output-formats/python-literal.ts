import { readPythonString } from './python-string.js';
import { readItems } from './read-items.js';
import { readWhole } from './streaming-parser.js';
import type { Reading, TextReader } from './text-reader.js';

/** Deeper nesting than any call needs; a limit because the reading is recursive. */
const MAX_DEPTH = 64;

/** The words of Python, and those of JSON, which models mix up. */
const CONSTANTS: ReadonlyMap<string, string> = new Map([
  ['True', 'true'],
  ['False', 'false'],
  ['None', 'null'],
  ['true', 'true'],
  ['false', 'false'],
  ['null', 'null'],
]);

/**
 * Reads a Python literal (The Python Language Reference, 2.4 and 2.5: strings without prefix,
 * decimal numbers, lists, tuples, dicts, constants).
 * @returns the value's JSON text; undefined where it is no literal that JSON has a value for
 */
export function* readPythonLiteral(
  reader: TextReader,
  depth = MAX_DEPTH,
): Reading<string | undefined> {
  const char = yield* reader.peek();
  if (char === undefined || depth === 0) return undefined;
  if (char === '"' || char === "'") {
    const text = yield* readPythonString(reader, char);
    return text === undefined ? undefined : JSON.stringify(text);
  }
  if (char === '[' || char === '(') return yield* readSequence(reader, char, depth);
  if (char === '{') return yield* readDict(reader, depth);
  const word = yield* reader.takeAll(/[\w.+-]/);
  return CONSTANTS.get(word) ?? toJsonNumber(word);
}

/** The JSON text of a whole text that is one literal. */
export function pythonToJson(text: string): string | undefined {
  return readWhole(text, function* (reader) {
    const json = yield* readPythonLiteral(reader);
    return (yield* reader.peek()) === undefined ? json : undefined;
  });
}

function* readSequence(
  reader: TextReader,
  open: '[' | '(',
  depth: number,
): Reading<string | undefined> {
  const items: string[] = [];
  let isOneValue = open === '(';
  const closed = yield* readItems(reader, open, open === '[' ? ']' : ')', function* () {
    const item = yield* readPythonLiteral(reader, depth - 1);
    if (item === undefined) return false;
    items.push(item);
    yield* reader.skipSpace();
    if ((yield* reader.peek()) === ',') isOneValue = false;
    return true;
  });
  if (!closed) return undefined;
  // One value in parentheses is that value, not a tuple.
  const [only] = items;
  if (isOneValue && only !== undefined) return only;
  return `[${items.join(',')}]`;
}

function* readDict(reader: TextReader, depth: number): Reading<string | undefined> {
  const members: string[] = [];
  const closed = yield* readItems(reader, '{', '}', function* () {
    const key = yield* readPythonLiteral(reader, depth - 1);
    if (key === undefined || key.startsWith('[') || key.startsWith('{')) return false;
    yield* reader.skipSpace();
    if (!(yield* reader.expect(':'))) return false;
    yield* reader.skipSpace();
    const value = yield* readPythonLiteral(reader, depth - 1);
    // The keys of JSON are strings only.
    if (value !== undefined) members.push(`${key.startsWith('"') ? key : `"${key}"`}:${value}`);
    return value !== undefined;
  });
  return closed ? `{${members.join(',')}}` : undefined;
}

/** Digits stay as they are: JSON's numbers may be as long as Python's. */
function toJsonNumber(text: string): string | undefined {
  const match = /^([+-]?)(\d[\d_]*)?(?:(\.)([\d_]*))?([eE][+-]?\d+)?$/.exec(text);
  if (!match) return undefined;
  const [, sign, integer, point, fraction, exponent = ''] = match;
  if (!integer && !fraction) return undefined;
  const digits = (part: string | undefined) => (part ?? '').replaceAll('_', '') || '0';
  const whole = digits(integer).replace(/^0+(?=\d)/, '');
  return `${sign === '-' ? '-' : ''}${whole}${point ? `.${digits(fraction)}` : ''}${exponent}`;
}
