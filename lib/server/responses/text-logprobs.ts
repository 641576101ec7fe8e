/** Finds the tokens that a piece of an answer was written with. */
import type { TokenLogprob } from '../../text-engine.js';

export class TextLogprobs {
  /** Of tokens whose text has not come, or was none. */
  #pending: TokenLogprob[] = [];

  add(logprobs: readonly TokenLogprob[]): void {
    for (const one of logprobs) this.#pending.push(one);
  }

  /**
   * Takes those of the tokens that begin or end within the text, which has just come. Those before
   * it were markers, or text that was dropped.
   */
  take(text: string): TokenLogprob[] {
    const begin = Buffer.concat(this.#pending.map(({ bytes }) => bytes)).lastIndexOf(text);
    const all = this.#pending;
    // Where a part of a character could not be read, the text differs from the bytes.
    if (begin === -1) {
      this.#pending = [];
      return all;
    }
    const end = begin + Buffer.byteLength(text);
    const taken: TokenLogprob[] = [];
    let at = 0;
    for (const [i, one] of all.entries()) {
      if (at >= end) {
        this.#pending = all.slice(i);
        return taken;
      }
      at += one.bytes.length;
      if (at > begin) taken.push(one);
    }
    this.#pending = [];
    return taken;
  }
}
