import { CallWriter } from '../call-writer.js';
import { ContentWriter } from '../content-writer.js';
import type { EventQueue } from '../event-queue.js';
import { readJsonArguments } from '../json-call.js';
import { Markers, readToMarker } from '../marker-search.js';
import type { ParserOptions, ToolDefinition, ToolFormat } from '../output-format.js';
import { StreamingParser } from '../streaming-parser.js';
import { jsonArguments, tag, type Tag } from '../structural-tag.js';
import type { Reading, TextReader } from '../text-reader.js';
import {
  CALL,
  CHANNEL,
  CONSTRAIN,
  END,
  MESSAGE,
  readHeader,
  RETURN,
  START,
} from './harmony-header.js';

const MARKERS = new Markers([START, CHANNEL, CONSTRAIN, MESSAGE, END, RETURN, CALL]);
const CALL_HEADER = `${CHANNEL}commentary to=functions.`;

/**
 * OpenAI's harmony response format, which the gpt-oss models write whole answers in
 * (openai/harmony, docs/format.md): messages on channels, of which analysis is reasoning and those
 * that name a recipient are calls. The prompt ends with the beginning of the first one.
 */
export const harmony: ToolFormat = {
  name: 'gpt-oss',
  specialTokens: true,
  wholeAnswer: true,
  matches: (template) => template.includes(CHANNEL) && template.includes(START),
  createParser: (options) =>
    new StreamingParser((reader, events) => readMessages(reader, events, options)),
  constraint: (tools, { required, parallel }) => {
    if (tools.length === 0) return undefined;
    if (required) return requiredCall(tools.map((tool) => callMessage(tool, [CALL, ''])));
    return {
      type: 'triggered_tags',
      triggers: [CALL_HEADER],
      // What comes after the arguments, the marker included, is free text.
      tags: tools.map((tool) => callMessage(tool, '')),
      at_least_one: false,
      stop_after_first: !parallel,
    };
  },
};

function callMessage(tool: ToolDefinition, end: string | string[]): Tag {
  return tag(`${CALL_HEADER}${tool.name} ${CONSTRAIN}json${MESSAGE}`, jsonArguments(tool), end);
}

/** One call, perhaps after reasoning. More than one cannot come: the models stop after a call. */
function requiredCall(calls: readonly Tag[]): object {
  const call = { type: 'or', elements: calls };
  const analysis = tag(
    `${CHANNEL}analysis${MESSAGE}`,
    { type: 'any_text' },
    `${END}${START}assistant`,
  );
  return {
    type: 'or',
    elements: [call, { type: 'sequence', elements: [analysis, call] }],
  };
}

function* readMessages(
  reader: TextReader,
  events: EventQueue,
  options: ParserOptions,
): Reading<void> {
  const content = new ContentWriter(events);
  const calls = new CallWriter(options, reader, content, events);
  /** The marker that ended the last message. */
  let marker: string | undefined;
  for (;;) {
    const header = yield* readHeader(reader, MARKERS, content, marker);
    if (header === undefined) break;
    if (header.recipient !== undefined) {
      marker = yield* readCall(reader, calls, content, header.recipient);
    } else {
      reader.release();
      marker = yield* readToMarker(reader, MARKERS, (text) => {
        reader.release();
        if (header.channel === 'analysis') events.reasoning(text);
        else content.text(text);
      });
    }
    if (marker === undefined) break;
  }
  content.end();
}

/** Reads the body of a call up to the next marker. What is no call is content, header included. */
function* readCall(
  reader: TextReader,
  calls: CallWriter,
  content: ContentWriter,
  recipient: string,
): Reading<string | undefined> {
  calls.begin();
  const isValid =
    calls.name(recipient.replace(/^functions\./, '')) &&
    (yield* readBody(reader, calls)) &&
    calls.complete();
  const isContent = !isValid && !calls.isOpen;
  const raw = reader.release();
  if (isContent) content.text(raw);
  const marker = yield* readToMarker(reader, MARKERS, (text) => {
    reader.release();
    if (isContent) content.text(text);
  });
  const isEnd = marker === END || marker === RETURN || marker === CALL;
  if (isContent && isEnd) content.text(marker);
  return marker;
}

function* readBody(reader: TextReader, calls: CallWriter): Reading<boolean> {
  yield* reader.skipSpace();
  return yield* readJsonArguments(reader, calls);
}
