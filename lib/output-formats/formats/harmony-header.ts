import { lengthWithoutSpace, type ContentWriter } from '../content-writer.js';
import { readToMarker, type Markers } from '../marker-search.js';
import type { Reading, TextReader } from '../text-reader.js';

export const START = '<|start|>';
export const CHANNEL = '<|channel|>';
export const CONSTRAIN = '<|constrain|>';
export const MESSAGE = '<|message|>';
export const END = '<|end|>';
export const RETURN = '<|return|>';
export const CALL = '<|call|>';

export interface MessageHeader {
  channel: string | undefined;
  recipient: string | undefined;
}

/**
 * Reads the header of harmony's next message; the reader holds it. Text outside of messages is
 * content: that of a model that does not keep to the format.
 * @param marker the marker that was read last; undefined at the beginning
 * @returns undefined where the text ends without another message
 */
export function* readHeader(
  reader: TextReader,
  markers: Markers,
  content: ContentWriter,
  marker: string | undefined,
): Reading<MessageHeader | undefined> {
  let header = '';
  let next = marker;
  for (;;) {
    if (next === MESSAGE) return parseHeader(header);
    if (next === START || next === CHANNEL || next === CONSTRAIN) {
      if (next === START || header === '') reader.hold(next);
      header = next === START ? START : header + next;
      next = yield* readToMarker(reader, markers, (text) => {
        header += text;
      });
      const isCutCall = next === undefined && parseHeader(header).recipient !== undefined;
      if (isCutCall) content.text(reader.release());
    } else {
      const outside = yield* readOutside(reader, markers, content, marker === undefined);
      header = outside.role;
      next = outside.next;
    }
    if (next === undefined) return undefined;
  }
}

/**
 * Reads what is outside of messages. The prompt ends with the role of the first one, so the text may
 * begin with the rest of it: the recipient may stand there.
 */
function* readOutside(
  reader: TextReader,
  markers: Markers,
  content: ContentWriter,
  isFirst: boolean,
): Reading<{ role: string; next: string | undefined }> {
  reader.release();
  yield* reader.skipSpace();
  const isRole = (yield* reader.choose(['to=', 'assistant'])) !== undefined;
  let text = reader.release();
  if (isRole) reader.hold(text);
  const next = yield* readToMarker(reader, markers, (more) => {
    text += more;
    if (isRole) return;
    reader.release();
    content.text(text);
    text = '';
  });
  if (isRole && (next === CHANNEL || next === CONSTRAIN || next === MESSAGE)) {
    return { role: text, next };
  }
  const isNoise = lengthWithoutSpace(text) === 0 && (next !== undefined || !isFirst);
  if (!isNoise) content.text(text);
  return { role: '', next };
}

function parseHeader(header: string): MessageHeader {
  return {
    channel: /<\|channel\|>\s*(\w+)/.exec(header)?.[1],
    recipient: /(?:^|[\s>])to=([^\s<]+)/.exec(header)?.[1],
  };
}
