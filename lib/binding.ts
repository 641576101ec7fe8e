/** The native addon's contract: native/napi/ implements what is declared here, addon/ loads it. */
import type { ErrorCode } from './errors.js';
import type { EngineMetrics } from './text-engine.js';

/** An Error as the addon throws it. */
export interface NativeError extends Error {
  code: ErrorCode;
}

export interface NativeSpecialToken {
  id: number;
  text: string;
}

export interface NativeTokenizerInfo {
  vocabSize: number;
  chatTemplate: string;
  bos: NativeSpecialToken | null;
  eos: NativeSpecialToken | null;
  pad: NativeSpecialToken | null;
  /** Whether streams look tokens up in a table; otherwise they call the detokenizer. */
  usesTable: boolean;
}

export interface NativeDecodeStream {
  push(tokenIds: Int32Array): string;
  flush(): string;
  stopped(): boolean;
}

export interface NativeTokenizer {
  info(): NativeTokenizerInfo;
  encode(text: string, addSpecialTokens: boolean): Promise<Int32Array>;
  decode(tokenIds: Int32Array, skipSpecialTokens: boolean): Promise<string>;
  newDecodeStream(window: boolean, stop: string[], skipSpecialTokens: boolean): NativeDecodeStream;
  /** Rejects with `INVALID_GRAMMAR` for one that would fail the engine. */
  checkGrammar(grammar: NativeGrammar): Promise<void>;
  /** The bytes that each token stands for, special tokens included. */
  tokenBytes(tokenIds: Int32Array): Uint8Array[];
}

/** What an answer is constrained to, in a notation of xgrammar's. */
export interface NativeGrammar {
  kind: 'json-schema' | 'regex' | 'ebnf' | 'structural-tag';
  text: string;
}

export interface NativeScheduler {
  cacheSizeGb: number;
  numKvBlocks: number;
  maxBatchedTokens: number;
  maxNumSeqs: number;
  prefixCaching: boolean;
}

/** How tokens are guessed ahead. */
export interface NativeSpeculation {
  promptLookup: boolean;
  /** Folder of a draft model; empty for none. */
  draftPath: string;
  tokens: number;
  maxRequests: number;
}

export interface NativeEngineOptions {
  kind: 'continuous-batching' | 'llm-pipeline';
  path: string;
  device: string;
  properties: Record<string, string | number | boolean>;
  /** 0 where unknown. */
  vocabSize: number;
  /** For continuous batching only. */
  scheduler: NativeScheduler | undefined;
  speculation: NativeSpeculation | undefined;
}

/** Sampling parameters with every default filled in; undefined leaves it to the model's own. */
export interface NativeSampling {
  maxTokens: number;
  minTokens: number | undefined;
  temperature: number;
  topP: number;
  topK: number | undefined;
  minP: number | undefined;
  presencePenalty: number;
  frequencyPenalty: number;
  repetitionPenalty: number | undefined;
  stop: string[] | undefined;
  /** All that end the answer, the model's own included. */
  stopTokenIds: Int32Array;
  ignoreEos: boolean;
  seed: number;
  includeStop: boolean;
  skipSpecialTokens: boolean;
  logprobs: boolean;
  grammar: NativeGrammar | undefined;
}

/** How a request ended, in the packed deltas. */
export const NativeFinish = { none: 0, stop: 1, length: 2, cancelled: 3, error: 4 } as const;

/** Called on the JavaScript thread; none of them may throw. */
export interface NativeEngineHandlers {
  stage(stage: string): void;
  ready(tokenizer: NativeTokenizer): void;
  /** Loading failed, or the engine broke; `closed` follows. */
  failed(error: NativeError): void;
  /**
   * What was added since the last call, for all requests: `packed` holds id, finish, the index of
   * the stop string that ended it (or -1), token count and the tokens of one request after the
   * other, `texts` their texts in the same order, `logprobs` the log-probability of each token of
   * those requests that asked for them, and `errors` the error of each id that finished with one.
   */
  deltas(
    packed: Int32Array,
    texts: string[],
    logprobs: Float32Array | undefined,
    errors: Record<string, NativeError> | undefined,
  ): void;
  /** The thread has ended and the model is freed. */
  closed(): void;
}

export interface NativeEngine {
  /** `id` is chosen by the caller, unique among its unfinished requests. */
  submit(id: number, tokenIds: Int32Array, sampling: NativeSampling): void;
  cancel(id: number): void;
  /** Returns at once; `closed` is called when it is done. */
  close(): void;
  metrics(): EngineMetrics;
}

export interface NativeDevice {
  /** Such as `CPU` or `GPU.1`. */
  id: string;
  /** The maker's name of it; empty if it is not there. */
  fullName: string;
  /** Why it is not there; empty if it is. */
  missing: string;
}

export interface NativeAddon {
  /** Starts to load; keeps the event loop alive while it loads, generates or closes. */
  Engine: new (options: NativeEngineOptions, handlers: NativeEngineHandlers) => NativeEngine;
  loadTokenizer(path: string): Promise<NativeTokenizer>;
  /**
   * All that OpenVINO can use here, and those of `wanted`, such as `GPU`, of which there is none.
   * Loads every plugin, which takes tens of milliseconds and more.
   */
  devices(wanted: string[]): Promise<NativeDevice[]>;
  /** Ends the threads of this environment's engines, waiting for the step or loading that runs. */
  shutdown(): void;
  /**
   * Has a forwarder, which stands for OpenVINO's plugin for a device beside the addon, load the
   * plugin itself from another folder once the device is used.
   */
  forwardPlugin(forwarder: string, plugin: string): void;
  openvinoVersion: string;
  genaiVersion: string;
}
