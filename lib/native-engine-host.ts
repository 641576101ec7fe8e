import { loadAddon } from './addon/load-addon.js';
import {
  NativeFinish,
  type NativeEngine,
  type NativeEngineHandlers,
  type NativeEngineOptions,
  type NativeError,
  type NativeSampling,
  type NativeTokenizer,
} from './binding.js';
import { deferred } from './deferred.js';
import type { LoadStage } from './engine-options.js';
import { OpenVINOServeError } from './errors.js';
import type { GenerationStream } from './generation-stream.js';
import { toServeError } from './native-error.js';
import type { EngineMetrics, FinishReason } from './text-engine.js';

const LAST_ID = 2 ** 31 - 1;

const FINISH_REASONS: Record<number, FinishReason | undefined> = {
  [NativeFinish.stop]: 'stop',
  [NativeFinish.length]: 'length',
};

/** A request that runs, and what must stay alive meanwhile. */
interface Running {
  stream: GenerationStream;
  stop: readonly string[];
  logprobs: boolean;
  /** Keeps the public engine object, whose collection closes the engine. */
  owner: object;
}

/** One native engine: it matches requests with the streams that its deltas belong to. */
export class NativeEngineHost implements NativeEngineHandlers {
  readonly #native: NativeEngine;
  readonly #running = new Map<number, Running>();
  readonly #loaded = deferred<NativeTokenizer>();
  readonly #closed = deferred<undefined>();
  readonly #onProgress: ((stage: LoadStage) => void) | undefined;
  /** Why nothing can be submitted any more. */
  #ended: OpenVINOServeError | undefined;
  #nextId = 0;

  constructor(options: NativeEngineOptions, onProgress?: (stage: LoadStage) => void) {
    this.#onProgress = onProgress;
    this.#native = new (loadAddon().Engine)(options, this);
  }

  /** Resolves when requests can be submitted. */
  get loaded(): Promise<NativeTokenizer> {
    return this.#loaded.promise;
  }

  /** @throws {OpenVINOServeError} `ENGINE_CLOSED`, `ENGINE_FAILED` */
  assertOpen(): void {
    if (this.#ended) {
      throw new OpenVINOServeError(this.#ended.code, this.#ended.message, { cause: this.#ended });
    }
  }

  /** Starts a request whose deltas go to `stream`; returns what cancels it. */
  submit(
    tokenIds: Int32Array,
    sampling: NativeSampling,
    stream: GenerationStream,
    owner: object,
  ): () => void {
    this.assertOpen();
    const id = this.#takeId();
    try {
      this.#native.submit(id, tokenIds, sampling);
    } catch (error) {
      throw toServeError(error);
    }
    const { stop = [], logprobs } = sampling;
    this.#running.set(id, { stream, stop, logprobs, owner });
    return () => {
      // The id stays taken until the native side confirms; nothing of it is shown any more.
      if (this.#running.has(id)) this.#native.cancel(id);
    };
  }

  metrics(): EngineMetrics {
    return this.#native.metrics();
  }

  close(): Promise<void> {
    const error = closedError();
    this.#ended ??= error;
    for (const { stream } of this.#running.values()) stream.fail(error);
    this.#native.close();
    return this.#closed.promise;
  }

  stage(stage: string): void {
    try {
      this.#onProgress?.(stage as LoadStage);
    } catch (error) {
      // A handler must not throw into the addon, and the caller's bug must not be swallowed.
      process.nextTick(() => {
        throw error;
      });
    }
  }

  ready(tokenizer: NativeTokenizer): void {
    this.#loaded.resolve(tokenizer);
  }

  failed(error: NativeError): void {
    this.#ended ??= toServeError(error);
    this.#loaded.reject(this.#ended);
  }

  closed(): void {
    this.#ended ??= closedError();
    for (const { stream } of this.#running.values()) stream.fail(this.#ended);
    this.#running.clear();
    this.#loaded.reject(this.#ended);
    this.#closed.resolve(undefined);
  }

  deltas(
    packed: Int32Array,
    texts: string[],
    logprobs: Float32Array | undefined,
    errors: Record<string, NativeError> | undefined,
  ): void {
    let offset = 0;
    let logprobOffset = 0;
    for (const text of texts) {
      const id = packed[offset] ?? 0;
      const finish = packed[offset + 1] ?? 0;
      const stop = packed[offset + 2] ?? -1;
      const begin = offset + 4;
      offset = begin + (packed[offset + 3] ?? 0);
      const running = this.#running.get(id);
      const from = logprobOffset;
      if (running?.logprobs) logprobOffset += offset - begin;
      if (finish !== NativeFinish.none) this.#running.delete(id);
      if (finish === NativeFinish.error) running?.stream.fail(toServeError(errors?.[id]));
      else if (finish !== NativeFinish.cancelled) {
        running?.stream.push(
          text,
          packed.subarray(begin, offset),
          FINISH_REASONS[finish] ?? null,
          running.stop[stop] ?? null,
          running.logprobs ? logprobs?.subarray(from, logprobOffset) : undefined,
        );
      }
    }
  }

  #takeId(): number {
    do {
      this.#nextId = this.#nextId === LAST_ID ? 0 : this.#nextId + 1;
    } while (this.#running.has(this.#nextId));
    return this.#nextId;
  }
}

function closedError(): OpenVINOServeError {
  return new OpenVINOServeError('ENGINE_CLOSED', 'The engine was closed');
}
