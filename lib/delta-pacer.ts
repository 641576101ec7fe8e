/**
 * Lets deltas that came too soon after the last one go a little later. One timer serves all streams
 * of an interval: they go together, which is what makes spacing them out cheap. A stream that joins
 * those that wait already goes sooner than it had to, once: from then on it is in step with them.
 */
export class DeltaPacer {
  readonly intervalMs: number;
  #held: (() => void)[] = [];

  /** The pacer that all streams of this interval share. */
  static of(intervalMs: number): DeltaPacer {
    let pacer = pacers.get(intervalMs);
    if (!pacer) pacers.set(intervalMs, (pacer = new DeltaPacer(intervalMs)));
    return pacer;
  }

  private constructor(intervalMs: number) {
    this.intervalMs = intervalMs;
  }

  /** Calls `release` after `wait` ms, or sooner with others. */
  hold(release: () => void, wait: number): void {
    if (this.#held.push(release) === 1) setTimeout(this.#releaseAll, wait);
  }

  readonly #releaseAll = (): void => {
    const held = this.#held;
    this.#held = [];
    for (const release of held) release();
  };
}

const pacers = new Map<number, DeltaPacer>();
