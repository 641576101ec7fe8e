/** A bar on a terminal's standard error; nothing where it is none, so that logs stay readable. */
const WIDTH = 30;

export class ProgressBar {
  readonly #total: number;
  readonly #visible = process.stderr.isTTY;
  #done = 0;
  #shownAt = 0;

  constructor(total: number) {
    this.#total = total;
  }

  advance(): void {
    this.#done++;
    // Drawing costs more than counting: ten times a second is enough for eyes.
    if (this.#visible && (Date.now() - this.#shownAt > 100 || this.#done === this.#total)) {
      this.#shownAt = Date.now();
      const filled = Math.round((this.#done / this.#total) * WIDTH);
      const bar = '#'.repeat(filled).padEnd(WIDTH, '.');
      process.stderr.write(`\r[${bar}] ${this.#done}/${this.#total}`);
    }
  }

  end(): void {
    if (this.#visible) process.stderr.write('\n');
  }
}
