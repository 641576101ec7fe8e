import type { NativeGrammar } from './binding.js';
import { LruCache } from './lru-cache.js';
import { fromNative } from './native-error.js';

const REMEMBERED = 256;

/** Asks whether the engine takes a grammar, once for each: most come with many requests. */
export class GrammarChecks {
  readonly #ask: (grammar: NativeGrammar) => Promise<void>;
  readonly #known = new LruCache<Promise<void>>(REMEMBERED);

  constructor(ask: (grammar: NativeGrammar) => Promise<void>) {
    this.#ask = ask;
  }

  /** @throws {OpenVINOServeError} `INVALID_GRAMMAR` */
  check(grammar: NativeGrammar): Promise<void> {
    const key = `${grammar.kind} ${grammar.text}`;
    return this.#known.get(key, () => this.#ask(grammar).catch(fromNative));
  }
}
