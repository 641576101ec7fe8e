/** Log-probabilities in the form of `/v1/completions`. */
import type { TokenLogprob } from '../../text-engine.js';
import { finite } from '../finite-logprob.js';

/** Counts on where tokens begin, through the deltas of one answer. */
export class CompletionLogprobs {
  #bytes = new TextDecoder();
  #offset = 0;

  /** @param offset characters of the answer before its first token */
  constructor(offset = 0) {
    this.#offset = offset;
  }

  add(logprobs: readonly TokenLogprob[]) {
    const offsets: number[] = [];
    for (const { bytes } of logprobs) {
      offsets.push(this.#offset);
      // A character counts with the token that completes it.
      this.#offset += Array.from(this.#bytes.decode(bytes, { stream: true })).length;
    }
    return {
      tokens: logprobs.map(({ bytes }) => Buffer.from(bytes).toString()),
      token_logprobs: logprobs.map(({ logprob }) => finite(logprob)),
      top_logprobs: null,
      text_offset: offsets,
    };
  }
}
