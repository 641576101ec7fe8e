/** Counts the tokens that an answer's reasoning was written with. */
import type { ChatEvent } from './chat-answer.js';

type ToBytes = (tokenIds: Int32Array) => Promise<readonly Uint8Array[]>;

/** Told all of an answer, it looks at its bytes once, when the answer has ended. */
export class ReasoningTokens {
  readonly #toBytes: ToBytes;
  readonly #tokenIds: number[] = [];
  readonly #texts: string[] = [];
  #isReasoning = false;

  /** @param toBytes the bytes that each token stands for */
  constructor(toBytes: ToBytes) {
    this.#toBytes = toBytes;
  }

  add(tokenIds: Int32Array, events: readonly ChatEvent[]): void {
    for (const id of tokenIds) this.#tokenIds.push(id);
    for (const event of events) this.#remember(event);
  }

  async count(): Promise<number> {
    if (this.#texts.length === 0) return 0;
    const tokens = await this.#toBytes(Int32Array.from(this.#tokenIds));
    return countReasoningTokens(tokens, this.#texts);
  }

  /** Reasoning in pieces is one text until something else comes. */
  #remember(event: ChatEvent): void {
    const before = this.#isReasoning ? this.#texts.pop() : undefined;
    this.#isReasoning = event.type === 'reasoning';
    if (event.type === 'reasoning') this.#texts.push((before ?? '') + event.text);
    else if (before !== undefined) this.#texts.push(before);
  }
}

const UNREADABLE = '\uFFFD';

/**
 * The tokens that end within the texts. Markers of the format, and whitespace that belongs to it,
 * are not counted.
 * @param tokens the bytes of all tokens of an answer
 * @param texts in the order of the answer
 */
export function countReasoningTokens(
  tokens: readonly Uint8Array[],
  texts: readonly string[],
): number {
  const bytes = Buffer.concat(tokens);
  let end = 0;
  const ends = tokens.map(({ length }) => (end += length));
  let count = 0;
  let from = 0;
  for (const text of texts) {
    const span = find(bytes, text, from);
    if (span === undefined) continue;
    count += ends.filter((at) => at > span.begin && at <= span.end).length;
    from = span.end;
  }
  return count;
}

/** Where a text is; parts of it that could not be decoded stand there otherwise. */
function find(bytes: Buffer, text: string, from: number) {
  let begin: number | undefined;
  let end = from;
  for (const part of text.split(UNREADABLE)) {
    const at = part === '' ? -1 : bytes.indexOf(part, end);
    if (at === -1) continue;
    begin ??= at;
    end = at + Buffer.byteLength(part);
  }
  return begin === undefined ? undefined : { begin, end };
}
