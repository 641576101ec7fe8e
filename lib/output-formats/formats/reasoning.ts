import { lengthWithoutSpace } from '../content-writer.js';
import type { EventQueue } from '../event-queue.js';
import { Markers, readToMarker } from '../marker-search.js';
import type { ReasoningFormat } from '../output-format.js';
import { tag } from '../structural-tag.js';
import { StreamingParser } from '../streaming-parser.js';
import type { Reading, TextReader } from '../text-reader.js';

/**
 * `<think>…</think>` before the answer: Qwen3, DeepSeek-R1 and many others. Some chat templates end
 * the prompt with the opening marker, so that the answer has the closing one only.
 */
export const think = markedReasoning({
  name: 'think',
  opening: '<think>',
  closing: '</think>',
  specialTokens: false,
});

/** `<|channel>thought … <channel|>`: Gemma 4 (its chat template). */
export const gemma4Reasoning = markedReasoning({
  name: 'gemma4',
  opening: '<|channel>thought',
  closing: '<channel|>',
  specialTokens: true,
});

/** Models put empty lines between their reasoning and their answer. */
const SPACE = { type: 'regex', pattern: '\\n{0,2}' };

interface ReasoningMarkers {
  name: string;
  opening: string;
  closing: string;
  specialTokens: boolean;
}

/**
 * Reasoning between two markers at the beginning of the answer. The whitespace next to the markers
 * belongs to the format. Markers further on are content.
 */
function markedReasoning(markers: ReasoningMarkers): ReasoningFormat {
  const { name, opening, closing, specialTokens } = markers;
  return {
    name,
    specialTokens,
    matches: (template) => template.includes(opening) || template.includes(closing),
    createParser: ({ startsInside }) =>
      new StreamingParser((reader, events) => readAnswer(reader, events, markers, startsInside)),
    before: (answer, { startsInside }) => {
      const reasoned = (begin: string) => ({
        type: 'sequence',
        elements: [tag(begin, { type: 'any_text' }, closing), SPACE, answer],
      });
      if (startsInside) return reasoned('');
      return { type: 'or', elements: [reasoned(opening), answer] };
    },
    opensReasoning: (prompt) => prompt.slice(0, lengthWithoutSpace(prompt)).endsWith(opening),
  };
}

function* readAnswer(
  reader: TextReader,
  events: EventQueue,
  { opening, closing }: ReasoningMarkers,
  startsInside: boolean,
): Reading<void> {
  yield* reader.skipSpace();
  // Where the prompt has the opening marker already, some models repeat it.
  const isOpened = yield* reader.expect(opening);
  if (isOpened || startsInside) {
    yield* reader.skipSpace();
    reader.release();
    yield* readReasoning(reader, events, closing);
    yield* reader.skipSpace();
    reader.release();
  }
  events.content(reader.release());
  yield* reader.takeWhile(
    () => 'take',
    (text) => {
      reader.release();
      events.content(text);
    },
  );
}

function* readReasoning(reader: TextReader, events: EventQueue, closing: string): Reading<void> {
  let space = '';
  const found = yield* readToMarker(reader, new Markers([closing]), (text) => {
    reader.release();
    const end = lengthWithoutSpace(text);
    if (end > 0) {
      events.reasoning(space + text.slice(0, end));
      space = '';
    }
    space += text.slice(end);
  });
  if (found === undefined) events.reasoning(space);
}
