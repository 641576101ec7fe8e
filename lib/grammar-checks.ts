import type { NativeGrammar } from './binding.js';
import { fromNative } from './native-error.js';

const REMEMBERED = 256;

/** Asks whether the engine takes a grammar, once for each: most come with many requests. */
export class GrammarChecks {
  readonly #ask: (grammar: NativeGrammar) => Promise<void>;
  /** The latest at the end. */
  readonly #known = new Map<string, Promise<void>>();

  constructor(ask: (grammar: NativeGrammar) => Promise<void>) {
    this.#ask = ask;
  }

  /** @throws {OpenVINOServeError} `INVALID_GRAMMAR` */
  check(grammar: NativeGrammar): Promise<void> {
    const key = `${grammar.kind} ${grammar.text}`;
    const known = this.#known.get(key) ?? this.#ask(grammar).catch(fromNative);
    this.#known.delete(key);
    this.#known.set(key, known);
    const [oldest] = this.#known.keys();
    if (this.#known.size > REMEMBERED && oldest !== undefined) this.#known.delete(oldest);
    return known;
  }
}
