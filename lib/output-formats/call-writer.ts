import type { ContentWriter } from './content-writer.js';
import type { EventQueue } from './event-queue.js';
import type { ParserOptions } from './output-format.js';
import type { TextReader } from './text-reader.js';

/**
 * The calls of an answer. A call is held back until it is complete, or sent on as it comes where its
 * arguments are certain to become valid. Until it is sent, the reader holds its raw text.
 */
export class CallWriter {
  readonly #names: ReadonlySet<string>;
  readonly #streamArguments: boolean;
  readonly #reader: TextReader;
  readonly #content: ContentWriter;
  readonly #events: EventQueue;
  #count = 0;
  #name: string | undefined;
  #isSent = false;
  /** The text of the arguments that has not been sent. */
  #arguments = '';
  #hasArguments = false;
  /** The arguments that were given one by one. */
  readonly #keys = new Set<string>();

  constructor(
    options: ParserOptions,
    reader: TextReader,
    content: ContentWriter,
    events: EventQueue,
  ) {
    this.#names = new Set(options.tools.map((tool) => tool.name));
    this.#streamArguments = options.streamArguments;
    this.#reader = reader;
    this.#content = content;
    this.#events = events;
  }

  /** How many calls have been sent. */
  get count(): number {
    return this.#count;
  }

  /** A call has been sent, but is not complete. */
  get isOpen(): boolean {
    return this.#isSent;
  }

  get hasArguments(): boolean {
    return this.#hasArguments;
  }

  /** A new call; one that was not completed is forgotten. */
  begin(): void {
    this.#name = undefined;
    this.#isSent = false;
    this.#arguments = '';
    this.#hasArguments = false;
    this.#keys.clear();
  }

  /** @returns whether there is such a function, and the call has no name yet */
  name(name: string): boolean {
    if (this.#name !== undefined || name === '') return false;
    if (this.#names.size > 0 && !this.#names.has(name)) return false;
    this.#name = name;
    if (this.#streamArguments) this.#send(name);
    return true;
  }

  /** A part of the arguments' JSON text. */
  argumentsText(text: string): void {
    this.#hasArguments = true;
    this.#arguments += text;
    if (this.#isSent) this.#sendArguments();
  }

  /** One argument. @returns whether it was not given before */
  argument(key: string, json: string): boolean {
    if (this.#keys.has(key)) return false;
    const separator = this.#keys.size === 0 ? '{' : ',';
    this.#keys.add(key);
    this.argumentsText(`${separator}${JSON.stringify(key)}:${json}`);
    return true;
  }

  /** The call is complete. @returns whether it is one */
  complete(): boolean {
    if (this.#name === undefined) return false;
    if (!this.#hasArguments) this.argumentsText('{}');
    else if (this.#keys.size > 0) this.argumentsText('}');
    if (!this.#isSent) this.#send(this.#name);
    this.#reader.release();
    this.begin();
    return true;
  }

  #send(name: string): void {
    this.#isSent = true;
    this.#reader.release();
    this.#content.call();
    this.#events.toolCall(this.#count++, name);
    this.#sendArguments();
  }

  #sendArguments(): void {
    this.#events.arguments(this.#count - 1, this.#arguments);
    this.#arguments = '';
  }
}
