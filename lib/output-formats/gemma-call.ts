import type { CallWriter } from './call-writer.js';
import { readJson } from './json-call.js';
import { readUntil } from './marker-search.js';
import { NAME_CHAR } from './python-call.js';
import { readItems } from './read-items.js';
import type { Reading, TextReader } from './text-reader.js';

/** Deeper nesting than any call needs; a limit because the reading is recursive. */
const MAX_DEPTH = 64;

/**
 * Reads a call as Gemma models write it: `call:f{a:1,b:[true,<escape>text<escape>]}`. It is close to
 * JSON, but strings stand between two markers, without escapes, and keys are bare.
 * @param quote the marker around strings
 */
export function* readGemmaCall(
  reader: TextReader,
  calls: CallWriter,
  quote: string,
): Reading<boolean> {
  calls.begin();
  yield* reader.skipSpace();
  if (!(yield* reader.expect('call:'))) return false;
  yield* reader.skipSpace();
  const name = yield* reader.takeAll(NAME_CHAR);
  yield* reader.skipSpace();
  if ((yield* reader.peek()) !== '{' || !calls.name(name)) return false;
  const closed = yield* readMembers(reader, quote, MAX_DEPTH, (key, json) =>
    calls.argument(key, json),
  );
  return closed && calls.complete();
}

function* readMembers(
  reader: TextReader,
  quote: string,
  depth: number,
  onMember: (key: string, json: string) => boolean,
): Reading<boolean> {
  return yield* readItems(reader, '{', '}', function* () {
    const key = yield* readKey(reader, quote);
    if (key === undefined) return false;
    yield* reader.skipSpace();
    if (!(yield* reader.expect(':'))) return false;
    yield* reader.skipSpace();
    const value = yield* readValue(reader, quote, depth);
    return value !== undefined && onMember(key, value);
  });
}

function* readKey(reader: TextReader, quote: string): Reading<string | undefined> {
  if ((yield* reader.peek()) === quote[0]) return yield* readText(reader, quote);
  const key = yield* reader.takeAll(NAME_CHAR);
  return key === '' ? undefined : key;
}

function* readText(reader: TextReader, quote: string): Reading<string | undefined> {
  return (yield* reader.expect(quote)) ? yield* readUntil(reader, quote) : undefined;
}

function* readValue(reader: TextReader, quote: string, depth: number): Reading<string | undefined> {
  const char = yield* reader.peek();
  if (depth === 0) return undefined;
  if (char === quote[0]) {
    const text = yield* readText(reader, quote);
    return text === undefined ? undefined : JSON.stringify(text);
  }
  if (char === '[') {
    const items: string[] = [];
    const closed = yield* readItems(reader, '[', ']', function* () {
      const item = yield* readValue(reader, quote, depth - 1);
      if (item !== undefined) items.push(item);
      return item !== undefined;
    });
    return closed ? `[${items.join(',')}]` : undefined;
  }
  if (char === '{') {
    const members: string[] = [];
    const closed = yield* readMembers(reader, quote, depth - 1, (key, json) => {
      members.push(`${JSON.stringify(key)}:${json}`);
      return true;
    });
    return closed ? `{${members.join(',')}}` : undefined;
  }
  // The chat templates print a null the way Python does.
  if (char === 'N') return (yield* reader.expect('None')) ? 'null' : undefined;
  return yield* readJson(reader);
}
