// The sequences of a context, lent to one request each. A request that finds none waits its turn.

export class SequencePool {
  #free;
  #waiting = [];

  constructor(context) {
    this.#free = Array.from({ length: context.totalSequences }, (_, number) => ({
      number,
      sequence: context.getSequence(),
    }));
  }

  /**
   * The free sequence that already holds the longest beginning of the prompt; of several the first,
   * since sequences without gaps between their numbers are computed together (batches.mjs).
   */
  async take(prompt) {
    if (this.#free.length === 0) return new Promise((resolve) => this.#waiting.push(resolve));
    const common = this.#free.map(
      ({ sequence }) => sequence.compareContextTokens(prompt).firstDifferentIndex,
    );
    const best = common.indexOf(Math.max(...common));
    return this.#free.splice(best, 1)[0];
  }

  giveBack(lent) {
    const next = this.#waiting.shift();
    if (next) {
      next(lent);
      return;
    }
    this.#free.push(lent);
    this.#free.sort((a, b) => a.number - b.number);
  }
}
