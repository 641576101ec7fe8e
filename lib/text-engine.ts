/**
 * What the server needs of an engine. `Engine` and `LLMPipeline` implement it over the native
 * addon; anything else that does (an engine in another process, a fake in a unit test) can be
 * served the same way, so nothing here mentions the addon.
 */
import type { ChatTemplateOptions } from './chat-input.js';
import type { GenerationParams } from './generation-params.js';
import type { StructuredOutput } from './structured-output.js';

/** One message of a conversation, as the model's chat template sees it. */
export interface ChatMessage {
  role: string;
  /** Null, or left out, where an assistant only calls tools. */
  content?: string | null;
  [field: string]: unknown;
}

/** A prompt that has been rendered and tokenized, ready to generate from. */
export interface Prompt {
  /** Token ids, in order; never empty. */
  readonly tokenIds: Int32Array;
  /** What a chat template made of the conversation, where one did. */
  readonly text?: string | undefined;
}

/** Why a generation ended: `stop` is the end-of-turn token or a stop string, `length` a token limit. */
export type FinishReason = 'stop' | 'length';

/** Token counts of one generation. */
export interface Usage {
  /** Tokens of the prompt. */
  promptTokens: number;
  /** Tokens the model generated, the one that ended the turn included. */
  completionTokens: number;
}

/** A generated token and how likely it was. */
export interface TokenLogprob {
  tokenId: number;
  /** Natural logarithm of its probability by the raw output of the model, before any sampling parameter. */
  logprob: number;
  /** What the token stands for; it may be a part of a character. */
  bytes: Uint8Array;
}

/** What one or more engine steps added to an answer. */
export interface GenerationDelta {
  /** New text: whole characters only, and never any part of a stop string. May be empty. */
  text: string;
  /** The generated token ids behind it; text that is held back arrives with a later delta. */
  tokenIds: Int32Array;
  /** Of each of `tokenIds`; null unless `logprobs` was asked for. */
  logprobs: TokenLogprob[] | null;
  /** Set on the last delta only. */
  finishReason: FinishReason | null;
  /** On the last delta: the stop string that ended the answer, if one did. */
  stopString: string | null;
  /** Counts so far; final on the last delta. */
  usage: Usage;
}

/** The answer of a whole generation. */
export interface GenerationResult {
  text: string;
  tokenIds: number[];
  /** Of each of `tokenIds`; null unless `logprobs` was asked for. */
  logprobs: TokenLogprob[] | null;
  finishReason: FinishReason;
  /** The stop string that ended the answer, if one did. */
  stopString: string | null;
  usage: Usage;
}

/**
 * A running generation. Iterating it yields deltas; leaving the loop early, `return()`, an aborted
 * signal or `await using` cancels it and frees its KV cache within one step.
 */
export interface Generation extends AsyncGenerator<GenerationDelta, void, void>, AsyncDisposable {
  /**
   * Reads to the end.
   * @throws what iterating throws
   */
  result(): Promise<GenerationResult>;
}

export interface CallOptions {
  /** Cancels the call; the promise or the iterator then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

export interface GenerateOptions extends CallOptions {
  /**
   * Least time between two deltas, in ms, for consumers to whom each costs something: what comes
   * sooner joins the next one, and may go before its time where those of other answers do. The first
   * and the last delta never wait. Default 0.
   */
  deltaInterval?: number | undefined;
}

/** Facts of a loaded model. */
export interface ModelInfo {
  /** The folder's name. */
  readonly name: string;
  /** Absolute path of the folder. */
  readonly path: string;
  /** Prompt plus answer may hold at most this many tokens. */
  readonly contextLength: number;
  /** Number of token ids the tokenizer knows; valid ids are 0 to this less one. */
  readonly vocabSize: number;
  /** OpenVINO device the model runs on, such as `CPU`. */
  readonly device: string;
  /** Source of the chat template (Jinja), or an empty string. */
  readonly chatTemplate: string;
}

/** Gauges are of this moment; counters have counted since load. */
export interface EngineMetrics {
  /** Requests that generate now. */
  numRequestsRunning: number;
  /** Requests accepted and not yet scheduled. */
  numRequestsWaiting: number;
  /** Share of the KV cache's blocks in use, 0 to 1; cached prefixes that can be dropped do not count. */
  kvCacheUsage: number;
  /** Bytes of KV cache allocated. */
  kvCacheBytes: number;
  /** Counter: tokens of all accepted prompts. */
  promptTokens: number;
  /** Counter: tokens generated. */
  generationTokens: number;
  /** Counter: engine steps. */
  steps: number;
}

export interface TextEngine extends AsyncDisposable {
  readonly model: ModelInfo;

  /**
   * Renders the conversation with the model's chat template, ends it with the generation prompt
   * and tokenizes it off the JavaScript thread.
   * @throws {OpenVINOServeError} `CHAT_TEMPLATE_ERROR`, `INVALID_ARGUMENT`, `ENGINE_CLOSED`
   */
  prepareChat(
    messages: readonly ChatMessage[],
    options?: CallOptions & ChatTemplateOptions,
  ): Promise<Prompt>;

  /**
   * Turns a text into token ids, off the JavaScript thread.
   * @param options whether to put the tokens around it that the tokenizer does, such as BOS; default true
   */
  tokenize(text: string, options?: { addSpecialTokens?: boolean }): Promise<Int32Array>;

  /**
   * Turns token ids into their text.
   * @param options whether to leave special tokens out; default true
   * @throws {OpenVINOServeError} `INVALID_ARGUMENT` for an id out of range
   */
  detokenize(tokenIds: Int32Array, options?: { skipSpecialTokens?: boolean }): Promise<string>;

  /** The bytes that each token stands for; see {@link TokenLogprob}. */
  tokenBytes(tokenIds: Int32Array): Promise<Uint8Array[]>;

  /**
   * Whether answers can be made to fit. `generate` asks the same, but can only tell while iterating.
   * @throws {OpenVINOServeError} `INVALID_GRAMMAR` for what the engine cannot enforce as a whole
   */
  checkStructuredOutput(output: StructuredOutput): Promise<void>;

  /**
   * Starts generating. A prompt that leaves no room for an answer in the context is refused.
   * `maxTokens` beyond the room left ends with `finishReason: 'length'` where the context ends.
   * @throws {OpenVINOServeError} at once: `INVALID_ARGUMENT`, `CONTEXT_LENGTH_EXCEEDED`, `ENGINE_CLOSED`;
   *   while iterating: `INVALID_GRAMMAR`, `KV_CACHE_EXHAUSTED`, `ENGINE_CLOSED`, `ENGINE_FAILED`, `OPENVINO_ERROR`
   */
  generate(prompt: Prompt, params?: GenerationParams, options?: GenerateOptions): Generation;

  metrics(): EngineMetrics;

  /** Ends what runs (its iterators reject with `ENGINE_CLOSED`) and frees the model. Idempotent. */
  close(): Promise<void>;
}
