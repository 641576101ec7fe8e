/** An answer that no client can keep up with. */
import type { Step } from '../helpers/fake-engine.js';

/** An answer without end, in steps that no socket buffer holds many of. */
export class Flood implements Iterable<Step> {
  static readonly STEP_BYTES = 64 * 1024;
  /** Steps taken so far. */
  steps = 0;

  *[Symbol.iterator](): Generator<Step> {
    for (;;) {
      this.steps += 1;
      yield 'x'.repeat(Flood.STEP_BYTES);
    }
  }

  /** Resolves once no step is taken any more: the client is behind. */
  async untilQuiet(): Promise<void> {
    for (let before = -1; before !== this.steps;) {
      before = this.steps;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
