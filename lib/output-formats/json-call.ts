import type { CallWriter } from './call-writer.js';
import { JsonScanner } from './json-scanner.js';
import type { Reading, TextReader } from './text-reader.js';

/** Reads one JSON value. @returns its text; undefined where it is not valid */
export function* readJson(
  reader: TextReader,
  onText?: (text: string) => void,
): Reading<string | undefined> {
  const scanner = new JsonScanner();
  let json = '';
  yield* reader.takeWhile(
    (char) => scanner.push(char),
    (text) => {
      json += text;
      onText?.(text);
    },
  );
  return scanner.isComplete ? json : undefined;
}

/** Reads a call's arguments, a JSON object. */
export function* readJsonArguments(reader: TextReader, calls: CallWriter): Reading<boolean> {
  if ((yield* reader.peek()) !== '{') return false;
  const json = yield* readJson(reader, (text) => calls.argumentsText(text));
  return json !== undefined;
}

export interface CallObjectOptions {
  /** An object that only names the function is no call. */
  argumentsRequired?: boolean;
}

/**
 * Reads a call that is a JSON object with the function's `name` and its `arguments` or `parameters`,
 * in any order; what else is in it (a type, an id) does not matter.
 */
export function* readCallObject(
  reader: TextReader,
  calls: CallWriter,
  { argumentsRequired = false }: CallObjectOptions = {},
): Reading<boolean> {
  calls.begin();
  if (!(yield* reader.expect('{'))) return false;
  do {
    yield* reader.skipSpace();
    const key = yield* readJsonString(reader);
    if (key === undefined) return false;
    yield* reader.skipSpace();
    if (!(yield* reader.expect(':'))) return false;
    yield* reader.skipSpace();
    if (!(yield* readMember(reader, calls, key))) return false;
    yield* reader.skipSpace();
  } while (yield* reader.expect(','));
  if (argumentsRequired && !calls.hasArguments) return false;
  return (yield* reader.expect('}')) && calls.complete();
}

function* readMember(reader: TextReader, calls: CallWriter, key: string): Reading<boolean> {
  if (key === 'name') {
    const name = yield* readJsonString(reader);
    return name !== undefined && calls.name(name);
  }
  if (key === 'arguments' || key === 'parameters') {
    return !calls.hasArguments && (yield* readJsonArguments(reader, calls));
  }
  return (yield* readJson(reader)) !== undefined;
}

function* readJsonString(reader: TextReader): Reading<string | undefined> {
  if ((yield* reader.peek()) !== '"') return undefined;
  const json = yield* readJson(reader);
  return json === undefined ? undefined : (JSON.parse(json) as string);
}

/** Reads calls in brackets, one or more, with commas between them. */
export function* readCallList(
  reader: TextReader,
  readCall: () => Reading<boolean>,
): Reading<boolean> {
  if (!(yield* reader.expect('['))) return false;
  do {
    yield* reader.skipSpace();
    if (!(yield* readCall())) return false;
    yield* reader.skipSpace();
  } while (yield* reader.expect(','));
  return yield* reader.expect(']');
}

/** Reads a closing marker, which models leave out at times. */
export function* skipClosing(reader: TextReader, marker: string): Reading<boolean> {
  yield* reader.skipSpace();
  const char = yield* reader.peek();
  // Where something else comes, the whitespace before it is not the format's.
  return char !== marker[0] || (yield* reader.expect(marker));
}
