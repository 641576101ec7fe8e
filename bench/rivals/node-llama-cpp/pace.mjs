// Keeps the running answers in step, so that each batch holds all of them. By itself the library
// starts the next batch as soon as the first answers have asked for their next token; the others
// then go into a batch of their own, and both take nearly as long as one with everybody.

export class Pace {
  #members = 0;
  #arrived = [];

  /** From its first token on an answer belongs to the group that waits for each other. */
  join() {
    this.#members++;
  }

  leave() {
    this.#members--;
    this.#release();
  }

  /** Resolves once every member has its token. */
  async everybody() {
    const together = new Promise((resolve) => this.#arrived.push(resolve));
    this.#release();
    return together;
  }

  #release() {
    if (this.#arrived.length < this.#members) return;
    for (const resolve of this.#arrived.splice(0)) resolve();
  }
}
