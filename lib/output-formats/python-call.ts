import type { CallWriter } from './call-writer.js';
import { readPythonLiteral } from './python-literal.js';
import { readItems } from './read-items.js';
import type { Reading, TextReader } from './text-reader.js';

/** What names of functions and of their parameters consist of. */
export const NAME_CHAR = /[\p{L}\p{N}_.-]/u;

/** Reads a call as Python writes it, with keyword arguments that are literals: `f(a=1, b='x')`. */
export function* readPythonCall(reader: TextReader, calls: CallWriter): Reading<boolean> {
  calls.begin();
  const name = yield* reader.takeAll(NAME_CHAR);
  // A bracket first: prose may begin with a function's name.
  if ((yield* reader.peek()) !== '(' || !calls.name(name)) return false;
  const closed = yield* readItems(reader, '(', ')', function* () {
    const key = yield* reader.takeAll(NAME_CHAR);
    if (key === '') return false;
    yield* reader.skipSpace();
    if (!(yield* reader.expect('='))) return false;
    yield* reader.skipSpace();
    const value = yield* readPythonLiteral(reader);
    return value !== undefined && calls.argument(key, value);
  });
  return closed && calls.complete();
}
