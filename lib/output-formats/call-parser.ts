import { CallWriter } from './call-writer.js';
import { ContentWriter, lengthWithoutSpace } from './content-writer.js';
import type { EventQueue } from './event-queue.js';
import { Markers, readToMarker } from './marker-search.js';
import type { OutputParser, ParserOptions } from './output-format.js';
import { StreamingParser } from './streaming-parser.js';
import type { Reading, TextReader } from './text-reader.js';

/** How a format writes calls into the text of an answer. */
export interface CallSyntax {
  /** What calls begin with, anywhere in the text. */
  readonly markers: readonly string[];
  /** A character that calls begin with, but only as the first of the answer after whitespace. */
  readonly firstChar?: string;
  /**
   * Reads the calls that follow a marker (or that begin with the first character, which is not read
   * yet then and `marker` undefined), and what closes them.
   * @returns false where that what follows is not as it should be; it becomes content then, except
   *   for the calls that were completed
   */
  readCalls(reader: TextReader, calls: CallWriter, marker: string | undefined): Reading<boolean>;
}

/** A parser of answers that are text with calls in it. */
export function createCallParser(options: ParserOptions, syntax: CallSyntax): OutputParser {
  return new StreamingParser((reader, events) => readAnswer(reader, events, options, syntax));
}

function* readAnswer(
  reader: TextReader,
  events: EventQueue,
  options: ParserOptions,
  syntax: CallSyntax,
): Reading<void> {
  const content = new ContentWriter(events);
  const calls = new CallWriter(options, reader, content, events);
  const markers = new Markers(syntax.markers);

  if (syntax.firstChar !== undefined) {
    yield* reader.skipSpace();
    if ((yield* reader.peek()) === syntax.firstChar) yield* readAttempt(undefined);
    else content.text(reader.release());
  }
  for (;;) {
    const marker = yield* readToMarker(reader, markers, (text) => content.text(text));
    if (marker === undefined) break;
    reader.hold(marker);
    yield* readAttempt(marker);
  }
  content.end();

  function* readAttempt(marker: string | undefined): Reading<void> {
    const before = calls.count;
    const valid = yield* syntax.readCalls(reader, calls, marker);
    const rest = reader.release();
    // What was cut off after its name was sent has nowhere to go; a closing marker is noise.
    const isNoise = calls.isOpen || (valid && calls.count > before);
    if (!isNoise || lengthWithoutSpace(rest) === 0) content.text(rest);
    calls.begin();
  }
}
