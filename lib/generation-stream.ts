import { performance } from 'node:perf_hooks';
import { DeltaPacer } from './delta-pacer.js';
import { OpenVINOServeError } from './errors.js';
import type {
  FinishReason,
  GenerateOptions,
  Generation,
  GenerationDelta,
  GenerationResult,
  TokenLogprob,
} from './text-engine.js';

/** The bytes that each token stands for. */
export type ToBytes = (tokenIds: Int32Array) => Uint8Array[];

type Next = IteratorResult<GenerationDelta, void>;

interface Waiter {
  resolve: (next: Next) => void;
  reject: (error: unknown) => void;
}

const MAX_INTERVAL_MS = 3_600_000;

const DONE: Next = { done: true, value: undefined };

/**
 * One answer between the engine, which pushes, and its consumer, who asks. What arrives while
 * nobody asks is merged, so a slow consumer's buffer holds no more than its own answer.
 */
export class GenerationStream implements Generation {
  #onCancel: (() => void) | undefined;
  readonly #signal: AbortSignal | undefined;
  readonly #pacer: DeltaPacer | undefined;
  /** When the next delta may go, where they are spaced out; and whether one is held until then. */
  #due = 0;
  #held = false;
  readonly #waiters: Waiter[] = [];
  #text = '';
  #tokenIds: Int32Array[] = [];
  readonly #toBytes: ToBytes | undefined;
  #logprobs: TokenLogprob[] = [];
  #finishReason: FinishReason | null = null;
  #stopString: string | null = null;
  #promptTokens = 0;
  #completionTokens = 0;
  #error: { reason: unknown } | undefined;
  /** Nothing more will come from the engine. */
  #ended = false;
  /** The consumer has been told so. */
  #done = false;

  /**
   * `onCancel` is called at most once, when the consumer leaves before the end.
   * @param toBytes what tokens stand for; given where deltas report log-probabilities
   * @throws {OpenVINOServeError} `INVALID_ARGUMENT` for an interval out of range
   */
  constructor(
    onCancel: () => void,
    { signal, deltaInterval = 0 }: GenerateOptions = {},
    toBytes?: ToBytes,
  ) {
    this.#onCancel = onCancel;
    this.#toBytes = toBytes;
    this.#signal = signal;
    if (!(deltaInterval >= 0 && deltaInterval <= MAX_INTERVAL_MS)) {
      throw new OpenVINOServeError(
        'INVALID_ARGUMENT',
        `options.deltaInterval must be from 0 to ${MAX_INTERVAL_MS} ms`,
        { param: 'deltaInterval' },
      );
    }
    if (deltaInterval > 0) this.#pacer = DeltaPacer.of(deltaInterval);
    if (signal?.aborted) this.#abort();
    else signal?.addEventListener('abort', this.#abort, { once: true });
  }

  /** True once the consumer has left or the answer has ended. */
  get ended(): boolean {
    return this.#ended;
  }

  setPromptTokens(count: number): void {
    this.#promptTokens = count;
  }

  /**
   * Called for every token of every answer, so it takes no object.
   * @param logprobs of each token, if they were asked for
   */
  push(
    text: string,
    tokenIds: Int32Array,
    finishReason: FinishReason | null,
    stopString: string | null = null,
    logprobs?: Float32Array,
  ): void {
    if (this.#ended) return;
    this.#text += text;
    if (tokenIds.length > 0) this.#tokenIds.push(tokenIds);
    this.#pushLogprobs(tokenIds, logprobs);
    this.#completionTokens += tokenIds.length;
    this.#finishReason = finishReason;
    this.#stopString = stopString;
    if (finishReason) this.#end();
    this.#offer();
    if (finishReason) this.#settleWaiters();
  }

  fail(reason: unknown): void {
    if (this.#ended) return;
    this.#end();
    this.#error = { reason };
    this.#offer(); // What came before it is not lost.
    this.#settleWaiters();
  }

  next(): Promise<Next> {
    if (this.#hasDelta()) {
      if (!this.#mustWait()) return Promise.resolve(this.#take());
    } else if (this.#ended) return this.#settled();
    return new Promise((resolve, reject) => this.#waiters.push({ resolve, reject }));
  }

  return(): Promise<Next> {
    this.#leave();
    this.#error = undefined;
    return Promise.resolve(DONE);
  }

  throw(error: unknown): Promise<Next> {
    this.#leave();
    this.#error = undefined;
    return Promise.reject(error);
  }

  async result(): Promise<GenerationResult> {
    let text = '';
    const tokenIds: number[] = [];
    const logprobs = this.#toBytes ? new Array<TokenLogprob>() : null;
    for await (const delta of this) {
      text += delta.text;
      for (const logprob of delta.logprobs ?? []) logprobs?.push(logprob);
      // Not a spread: a merged delta can hold more tokens than a call can have arguments.
      for (const id of delta.tokenIds) tokenIds.push(id);
      const { finishReason, stopString, usage } = delta;
      if (finishReason) return { text, tokenIds, logprobs, finishReason, stopString, usage };
    }
    throw new OpenVINOServeError('INVALID_ARGUMENT', 'The generation was read or cancelled before');
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  readonly #abort = (): void => {
    if (this.#ended) return;
    this.#leave(this.#signal?.reason);
  };

  /** Cancels at the engine and drops what was not read; waiting reads end, or reject if told why. */
  #leave(...reason: unknown[]): void {
    const cancel = this.#onCancel;
    this.#end();
    this.#text = '';
    this.#tokenIds = [];
    this.#logprobs = [];
    this.#finishReason = null;
    this.#done = reason.length === 0;
    if (reason.length > 0) this.#error = { reason: reason[0] };
    cancel?.();
    this.#settleWaiters();
  }

  #end(): void {
    this.#ended = true;
    this.#onCancel = undefined; // A stream that is kept must not keep its engine.
    this.#signal?.removeEventListener('abort', this.#abort);
  }

  /** Gives what has come to the first waiter, unless it must wait. */
  #offer(): void {
    if (this.#waiters.length === 0 || !this.#hasDelta() || this.#mustWait()) return;
    this.#waiters.shift()?.resolve(this.#take());
  }

  /** Whether the last delta was so recent that the next must wait; if so, it will be offered then. */
  #mustWait(): boolean {
    const pacer = this.#pacer;
    if (!pacer || this.#ended) return false;
    const wait = this.#due - performance.now();
    if (wait <= 0) return false;
    if (!this.#held) pacer.hold(this.#release, wait);
    this.#held = true;
    return true;
  }

  readonly #release = (): void => {
    this.#held = false;
    this.#due = 0;
    this.#offer();
  };

  #hasDelta(): boolean {
    return this.#tokenIds.length > 0 || this.#text !== '' || this.#finishReason !== null;
  }

  #take(): Next {
    if (this.#pacer) this.#due = performance.now() + this.#pacer.intervalMs;
    const value: GenerationDelta = {
      text: this.#text,
      tokenIds: concat(this.#tokenIds),
      logprobs: this.#toBytes ? this.#logprobs : null,
      finishReason: this.#finishReason,
      stopString: this.#stopString,
      usage: { promptTokens: this.#promptTokens, completionTokens: this.#completionTokens },
    };
    this.#text = '';
    this.#tokenIds = [];
    this.#logprobs = [];
    this.#finishReason = null;
    return { done: false, value };
  }

  #pushLogprobs(tokenIds: Int32Array, logprobs: Float32Array | undefined): void {
    if (!this.#toBytes || tokenIds.length === 0) return;
    const bytes = this.#toBytes(tokenIds);
    for (const [i, tokenId] of tokenIds.entries()) {
      this.#logprobs.push({
        tokenId,
        logprob: logprobs?.[i] ?? NaN,
        bytes: bytes[i] ?? new Uint8Array(),
      });
    }
  }

  /** The answer to a read after the last delta: the error once, then the end. */
  #settled(): Promise<Next> {
    const error = this.#error;
    if (error && !this.#done) {
      this.#done = true;
      return Promise.reject(error.reason);
    }
    return Promise.resolve(DONE);
  }

  #settleWaiters(): void {
    for (const waiter of this.#waiters.splice(0)) {
      this.#settled().then(waiter.resolve, waiter.reject);
    }
  }
}

function concat(parts: Int32Array[]): Int32Array {
  const [first] = parts;
  if (first && parts.length === 1) return first;
  const result = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    result.set(part, offset);
    offset += part.length;
  }
  return result;
}
