/** A scriptable engine for tests of the HTTP layer, which see nothing of the addon. */
import { EventEmitter, once } from 'node:events';
import type { ChatTemplateOptions } from '../../lib/chat-input.js';
import { OpenVINOServeError } from '../../lib/errors.js';
import type { GenerationParams } from '../../lib/generation-params.js';
import type {
  CallOptions,
  ChatMessage,
  EngineMetrics,
  FinishReason,
  Generation,
  GenerationDelta,
  GenerationResult,
  ModelInfo,
  Prompt,
  TextEngine,
} from '../../lib/text-engine.js';

/** One step of an answer: text, an error to throw, or a promise to wait for. */
export type Step = string | Error | Promise<unknown>;

export interface FakeScript {
  /** Of the model. Default: none. */
  chatTemplate?: string;
  /** The answer of the choice-th `generate` call. Default: `Hello`, ` world`. */
  answer?: (call: GenerateCall) => Iterable<Step>;
  finishReason?: FinishReason;
  /** The stop string that ends the answer. */
  stopString?: string;
  promptTokens?: number;
  /** Thrown by `prepareChat`, once it is settled. */
  prepare?: () => Promise<void>;
  /** Thrown at once by the nth `generate`. */
  refuse?: (call: GenerateCall) => Error | undefined;
}

export interface GenerateCall {
  /** Number of the call, from 0. */
  index: number;
  params: GenerationParams;
  signal: AbortSignal | undefined;
}

/** Emits `generate` with a `GenerateCall`, `cancel` and `end` with its index, and `close`. */
export class FakeEngine extends EventEmitter implements TextEngine {
  readonly model: ModelInfo;
  readonly prepared: (readonly ChatMessage[])[] = [];
  /** What the chat template was given besides each of `prepared`. */
  readonly templateOptions: ChatTemplateOptions[] = [];
  readonly calls: GenerateCall[] = [];
  running = 0;
  closed = false;

  constructor(readonly script: FakeScript = {}) {
    super();
    this.model = {
      name: 'fake',
      path: '/fake',
      contextLength: 64,
      vocabSize: 9,
      device: 'CPU',
      chatTemplate: script.chatTemplate ?? '',
    };
    // Each running answer waits for the engine's end.
    this.setMaxListeners(0);
  }

  async prepareChat(
    messages: readonly ChatMessage[],
    { signal, ...options }: CallOptions & ChatTemplateOptions = {},
  ): Promise<Prompt> {
    this.prepared.push(messages);
    this.templateOptions.push(options);
    await this.script.prepare?.();
    signal?.throwIfAborted();
    return { tokenIds: new Int32Array(this.script.promptTokens ?? 5) };
  }

  /** A token for each character: its code. */
  async tokenize(text: string): Promise<Int32Array> {
    return Int32Array.from(text, (character) => character.codePointAt(0) ?? 0);
  }

  async detokenize(tokenIds: Int32Array): Promise<string> {
    return String.fromCodePoint(...tokenIds);
  }

  async tokenBytes(tokenIds: Int32Array): Promise<Uint8Array[]> {
    return Array.from(tokenIds, (id) => Buffer.from(String.fromCodePoint(id)));
  }

  async checkStructuredOutput(): Promise<void> {}

  generate(prompt: Prompt, params: GenerationParams = {}, options: CallOptions = {}): Generation {
    const call = { index: this.calls.length, params, signal: options.signal };
    if (this.closed) throw new OpenVINOServeError('ENGINE_CLOSED', 'The engine is closed.');
    const refusal = this.script.refuse?.(call);
    if (refusal) throw refusal;
    this.calls.push(call);
    this.running += 1;
    this.emit('generate', call);
    return toGeneration(this.#deltas(call, prompt.tokenIds.length));
  }

  async *#deltas(call: GenerateCall, promptTokens: number): AsyncGenerator<GenerationDelta, void> {
    const ended = new AbortController();
    const stopped = this.#whenStopped(call, ended.signal);
    stopped.catch(() => {});
    let completionTokens = 0;
    const delta = (text: string, finishReason: FinishReason | null): GenerationDelta => ({
      text,
      tokenIds: new Int32Array(1),
      logprobs: null,
      finishReason,
      stopString: null,
      usage: { promptTokens, completionTokens },
    });
    try {
      for (const step of this.script.answer?.(call) ?? ['Hello', ' world']) {
        if (step instanceof Error) throw step;
        if (typeof step !== 'string') {
          await Promise.race([step, stopped]);
          continue;
        }
        // Like the real engine, which gives up the event loop between steps.
        await Promise.race([new Promise((resolve) => setImmediate(resolve)), stopped]);
        if (call.signal?.aborted) throw call.signal.reason;
        completionTokens += 1;
        yield delta(step, null);
      }
      completionTokens += 1;
      const { finishReason = 'stop', stopString = null } = this.script;
      yield { ...delta('', finishReason), stopString };
    } finally {
      ended.abort();
      this.running -= 1;
      this.emit(call.signal?.aborted ? 'cancel' : 'end', call.index);
    }
  }

  /** Rejects when the call is cancelled or the engine closes. */
  async #whenStopped(call: GenerateCall, ended: AbortSignal): Promise<never> {
    const signal = call.signal ?? new AbortController().signal;
    if (!signal.aborted) {
      await Promise.race([
        once(signal, 'abort', { signal: ended }),
        once(this, 'close', { signal: ended }),
      ]);
    }
    if (signal.aborted) throw signal.reason;
    throw new OpenVINOServeError('ENGINE_CLOSED', 'The engine was closed.');
  }

  metrics(): EngineMetrics {
    throw new Error('the HTTP layer asks for no metrics');
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    this.emit('close');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

function toGeneration(deltas: AsyncGenerator<GenerationDelta, void>): Generation {
  const result = async (): Promise<GenerationResult> => {
    let text = '';
    let last: GenerationDelta | undefined;
    for await (const delta of deltas) {
      text += delta.text;
      last = delta;
    }
    if (!last?.finishReason) throw new Error('the answer has no end');
    const { logprobs, finishReason, stopString, usage } = last;
    return { text, tokenIds: [], logprobs, finishReason, stopString, usage };
  };
  return Object.assign(deltas, { result }) as Generation;
}
