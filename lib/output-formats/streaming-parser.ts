import { EventQueue } from './event-queue.js';
import type { OutputEvent, OutputParser } from './output-format.js';
import { TextReader, type Reading } from './text-reader.js';

/** Runs a parser that is written as a generator. */
export class StreamingParser implements OutputParser {
  readonly #reader = new TextReader();
  readonly #events = new EventQueue();
  readonly #reading: Reading<void>;

  constructor(read: (reader: TextReader, events: EventQueue) => Reading<void>) {
    this.#reading = read(this.#reader, this.#events);
  }

  push(text: string): OutputEvent[] {
    this.#reader.push(text);
    return this.#run();
  }

  finish(): OutputEvent[] {
    this.#reader.end();
    return this.#run();
  }

  #run(): OutputEvent[] {
    this.#reading.next();
    return this.#events.take();
  }
}

/** Runs a generator over a text that is there as a whole. */
export function readWhole<T>(text: string, read: (reader: TextReader) => Reading<T>): T {
  const reader = new TextReader();
  reader.push(text);
  reader.end();
  const reading = read(reader);
  for (;;) {
    const step = reading.next();
    if (step.done === true) return step.value;
  }
}
