/**
 * Parsers are written as generators that read the text as if all of it were there: where it is not,
 * they yield, and go on when more has come. So the way the text is cut cannot change what they find.
 */
export type Reading<T> = Generator<undefined, T, undefined>;

/** Whether a character is taken, and whether it is the last one. */
export type Verdict = 'take' | 'last' | 'stop';

/** The text of an answer as far as it has come. What is read is held until it is released. */
export class TextReader {
  #chunk = '';
  #position = 0;
  #held = '';
  #ended = false;

  push(text: string): void {
    this.#chunk = this.unread + text;
    this.#position = 0;
  }

  end(): void {
    this.#ended = true;
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** What has come and is not read yet. */
  get unread(): string {
    return this.#chunk.slice(this.#position);
  }

  advance(length: number): void {
    this.#held += this.#chunk.slice(this.#position, this.#position + length);
    this.#position += length;
  }

  /** The text read since the last release, which is held no longer. */
  release(): string {
    const held = this.#held;
    this.#held = '';
    return held;
  }

  /** Holds this and nothing else: the end of what was read last. */
  hold(text: string): void {
    this.#held = text;
  }

  /** The next character, not read yet; undefined at the end of the text. */
  *peek(): Reading<string | undefined> {
    while (this.#position >= this.#chunk.length) {
      if (this.#ended) return undefined;
      yield;
    }
    return this.#chunk[this.#position];
  }

  /** Reads while the characters are taken, and hands on what it read in the pieces it came in. */
  *takeWhile(judge: (char: string) => Verdict, onText?: (text: string) => void): Reading<void> {
    for (;;) {
      if ((yield* this.peek()) === undefined) return;
      let end = this.#position;
      let verdict: Verdict = 'take';
      while (verdict === 'take' && end < this.#chunk.length) {
        verdict = judge(this.#chunk.charAt(end));
        if (verdict !== 'stop') end++;
      }
      const text = this.#chunk.slice(this.#position, end);
      this.advance(text.length);
      if (text !== '') onText?.(text);
      if (verdict !== 'take') return;
    }
  }

  /** Reads the characters of a class, as many as there are. */
  *takeAll(charClass: RegExp): Reading<string> {
    let text = '';
    yield* this.takeWhile(
      (char) => (charClass.test(char) ? 'take' : 'stop'),
      (piece) => {
        text += piece;
      },
    );
    return text;
  }

  *skipSpace(): Reading<void> {
    yield* this.takeAll(SPACE);
  }

  /** Reads this text if it comes next, and nothing otherwise. */
  *expect(text: string): Reading<boolean> {
    return (yield* this.choose([text])) !== undefined;
  }

  /**
   * Reads that one of the texts that comes next, and nothing if none does. None may be the beginning
   * of another.
   */
  *choose<T extends string>(texts: readonly T[]): Reading<T | undefined> {
    let read = '';
    for (;;) {
      const char = yield* this.peek();
      const next = read + (char ?? '');
      if (char === undefined || !texts.some((text) => text.startsWith(next))) {
        this.#unread(read);
        return undefined;
      }
      this.advance(1);
      read = next;
      const found = texts.find((text) => text === read);
      if (found !== undefined) return found;
    }
  }

  /** Takes back what was read last. */
  #unread(text: string): void {
    if (text === '') return;
    this.#chunk = text + this.unread;
    this.#position = 0;
    this.#held = this.#held.slice(0, -text.length);
  }
}

/** The whitespace of JSON, which is that of the formats, too. */
export const SPACE = /[ \t\r\n]/;
