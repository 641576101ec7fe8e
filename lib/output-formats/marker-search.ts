import type { Reading, TextReader } from './text-reader.js';

/** The texts that end a stretch of ordinary text. */
export class Markers {
  readonly #markers: readonly string[];
  readonly #anyOf: RegExp;

  /** @param markers none may be the beginning of another */
  constructor(markers: readonly string[]) {
    this.#markers = markers;
    this.#anyOf = new RegExp(markers.map(escapeForRegExp).join('|'));
  }

  /** The first marker in a text. One search for all, so that none is looked for past another. */
  find(text: string): { index: number; marker: string } | undefined {
    const match = this.#anyOf.exec(text);
    return match ? { index: match.index, marker: match[0] } : undefined;
  }

  /** How many characters at the end of a text may be the beginning of a marker. */
  beginningAtEnd(text: string): number {
    let longest = 0;
    for (const marker of this.#markers) {
      let length = Math.min(marker.length - 1, text.length);
      while (length > longest && !text.endsWith(marker.slice(0, length))) length--;
      longest = Math.max(longest, length);
    }
    return longest;
  }
}

/**
 * Reads up to the next marker and over it. What is certain not to belong to one is handed on as it
 * comes.
 * @returns the marker; undefined where the text ends without one
 */
export function* readToMarker(
  reader: TextReader,
  markers: Markers,
  onText: (text: string) => void,
): Reading<string | undefined> {
  // What may be the beginning of a marker: read, and in doubt until more has come.
  let doubtful = '';
  for (;;) {
    if ((yield* reader.peek()) === undefined) {
      if (doubtful !== '') onText(doubtful);
      return undefined;
    }
    const unread = reader.unread;
    const text = doubtful + unread;
    const found = markers.find(text);
    const certain = found?.index ?? text.length - markers.beginningAtEnd(text);
    reader.advance(found ? found.index + found.marker.length - doubtful.length : unread.length);
    if (certain > 0) onText(text.slice(0, certain));
    if (found) return found.marker;
    doubtful = text.slice(certain);
  }
}

/** Reads over this text. @returns what came before it; undefined where the text ends without it */
export function* readUntil(reader: TextReader, end: string): Reading<string | undefined> {
  let before = '';
  const found = yield* readToMarker(reader, new Markers([end]), (text) => {
    before += text;
  });
  return found === undefined ? undefined : before;
}

function escapeForRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
