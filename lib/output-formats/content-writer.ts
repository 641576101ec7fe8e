import type { EventQueue } from './event-queue.js';
import { SPACE } from './text-reader.js';

/**
 * The content between calls. Whitespace that touches a call is the format's, not the answer's, and
 * is dropped; except that after a call it stays where it separates text from text. All other
 * whitespace stays as it is.
 */
export class ContentWriter {
  readonly #events: EventQueue;
  /** Whitespace of which it is not known yet whether a call follows. */
  #space = '';
  #hasText = false;
  #afterCall = false;

  constructor(events: EventQueue) {
    this.#events = events;
  }

  text(text: string): void {
    const end = lengthWithoutSpace(text);
    if (end > 0) {
      const dropSpace = this.#afterCall && !this.#hasText;
      if (!dropSpace) this.#events.content(this.#space);
      this.#events.content(text.slice(dropSpace ? leadingSpace(text) : 0, end));
      this.#space = '';
      this.#hasText = true;
      this.#afterCall = false;
    }
    this.#space += text.slice(end);
  }

  /** A call comes here. */
  call(): void {
    this.#space = '';
    this.#afterCall = true;
  }

  /** The answer ends here. */
  end(): void {
    if (!this.#afterCall) this.#events.content(this.#space);
  }
}

/** The length of a text up to the whitespace at its end. */
export function lengthWithoutSpace(text: string): number {
  let length = text.length;
  while (length > 0 && SPACE.test(text.charAt(length - 1))) length--;
  return length;
}

/** The length of the whitespace at a text's beginning. */
export function leadingSpace(text: string): number {
  let length = 0;
  while (length < text.length && SPACE.test(text.charAt(length))) length++;
  return length;
}
