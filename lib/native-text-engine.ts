import { providePlugins } from './addon/device-plugins.js';
import type { ChatTemplateOptions } from './chat-input.js';
import type { NativeEngineOptions, NativeSampling, NativeTokenizer } from './binding.js';
import { ChatTemplates } from './chat-template/chat-templates.js';
import { deviceProperties } from './device-properties.js';
import type { LoadCallbacks } from './engine-options.js';
import { ContextLengthError, OpenVINOServeError } from './errors.js';
import { GrammarChecks } from './grammar-checks.js';
import type { GenerationParams } from './generation-params.js';
import { GenerationStream } from './generation-stream.js';
import type { ModelFolder } from './model-folder.js';
import { NativeEngineHost } from './native-engine-host.js';
import { toNativeSampling } from './native-sampling.js';
import { toGrammar, type StructuredOutput } from './structured-output.js';
import type {
  CallOptions,
  ChatMessage,
  EngineMetrics,
  GenerateOptions,
  Generation,
  ModelInfo,
  Prompt,
  TextEngine,
} from './text-engine.js';
import { Tokenizer, type DecodeOptions, type EncodeOptions } from './tokenizer.js';

/** An engine that its user dropped without closing gives its model back when it is collected. */
const dropped = new FinalizationRegistry<NativeEngineHost>((host) => void host.close());

/** What `Engine` and `LLMPipeline` have in common: all but how they are loaded. */
export abstract class NativeTextEngine implements TextEngine {
  readonly model: ModelInfo;
  readonly tokenizer: Tokenizer;
  readonly #host: NativeEngineHost;
  readonly #eosTokenIds: readonly number[];
  readonly #grammars: GrammarChecks;

  protected constructor(loaded: LoadedEngine) {
    this.model = loaded.model;
    this.tokenizer = new Tokenizer(loaded.tokenizer, loaded.templates);
    this.#host = loaded.host;
    this.#eosTokenIds = loaded.eosTokenIds;
    this.#grammars = new GrammarChecks((grammar) => loaded.tokenizer.checkGrammar(grammar));
    dropped.register(this, loaded.host, this);
  }

  async prepareChat(
    messages: readonly ChatMessage[],
    options: CallOptions & ChatTemplateOptions = {},
  ): Promise<Prompt> {
    options.signal?.throwIfAborted();
    this.#host.assertOpen();
    const prompt = await this.tokenizer.prepareChat(messages, options);
    options.signal?.throwIfAborted();
    return prompt;
  }

  /**
   * Answers a conversation: `prepareChat` and `generate` in one.
   * @throws {OpenVINOServeError} at once: `INVALID_ARGUMENT`, `ENGINE_CLOSED`; while iterating:
   *   what `prepareChat` and `generate` throw
   */
  chat(
    messages: readonly ChatMessage[],
    params?: GenerationParams,
    options: GenerateOptions & ChatTemplateOptions = {},
  ): Generation {
    return this.#start(() => this.prepareChat(messages, options), params, options);
  }

  /** Continues a text, or a prompt that was prepared; see {@link TextEngine.generate}. */
  generate(
    prompt: string | Prompt,
    params?: GenerationParams,
    options: GenerateOptions = {},
  ): Generation {
    if (typeof prompt === 'string') {
      const prepare = async () => ({ tokenIds: await this.tokenizer.encode(prompt) });
      return this.#start(prepare, params, options);
    }
    const tokenIds = checkPrompt(prompt);
    // Without a grammar, which must be checked first, all is ready to start at once.
    if (params?.structuredOutput) {
      return this.#start(() => Promise.resolve({ tokenIds }), params, options);
    }
    const request = this.#newRequest(params, options);
    request.submit(tokenIds, this.model.contextLength);
    return request.stream;
  }

  tokenize(text: string, options: EncodeOptions = {}): Promise<Int32Array> {
    return this.tokenizer.encode(text, options);
  }

  detokenize(tokenIds: Int32Array, options: DecodeOptions = {}): Promise<string> {
    return this.tokenizer.decode(tokenIds, options);
  }

  async tokenBytes(tokenIds: Int32Array): Promise<Uint8Array[]> {
    return this.tokenizer.tokenBytes(tokenIds);
  }

  async checkStructuredOutput(output: StructuredOutput): Promise<void> {
    await this.#grammars.check(toGrammar(output));
  }

  metrics(): EngineMetrics {
    return this.#host.metrics();
  }

  async close(): Promise<void> {
    dropped.unregister(this);
    await this.#host.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #start(
    prepare: () => Promise<Prompt>,
    params: GenerationParams | undefined,
    options: GenerateOptions,
  ): Generation {
    const request = this.#newRequest(params, options);
    const { grammar } = request.sampling;
    Promise.all([prepare(), grammar && this.#grammars.check(grammar)])
      .then(([prompt]) => request.submit(prompt.tokenIds, this.model.contextLength))
      .catch((error: unknown) => request.stream.fail(error));
    return request.stream;
  }

  #newRequest(params: GenerationParams | undefined, options: GenerateOptions): Request {
    const sampling = toNativeSampling(params, this.#eosTokenIds);
    this.#host.assertOpen();
    return new Request(this.#host, this, sampling, options);
  }
}

/** A stream and the native request behind it, which may start later than the stream. */
class Request {
  readonly stream: GenerationStream;
  readonly #host: NativeEngineHost;
  readonly #owner: NativeTextEngine;
  readonly sampling: NativeSampling;
  #cancel: (() => void) | undefined;

  constructor(
    host: NativeEngineHost,
    owner: NativeTextEngine,
    sampling: NativeSampling,
    options: GenerateOptions,
  ) {
    this.#host = host;
    this.#owner = owner;
    this.sampling = sampling;
    const toBytes = (tokenIds: Int32Array) => owner.tokenizer.tokenBytes(tokenIds);
    this.stream = new GenerationStream(
      () => this.#cancel?.(),
      options,
      sampling.logprobs ? toBytes : undefined,
    );
  }

  /** @throws {OpenVINOServeError} `CONTEXT_LENGTH_EXCEEDED`, `INVALID_ARGUMENT`, `ENGINE_CLOSED` */
  submit(tokenIds: Int32Array, contextLength: number): void {
    if (this.stream.ended) return;
    const { sampling } = this;
    const room = contextLength - tokenIds.length;
    if (room < 1) throw new ContextLengthError(contextLength, tokenIds.length);
    const maxTokens = Math.min(sampling.maxTokens, room);
    const minTokens = sampling.minTokens && Math.min(sampling.minTokens, maxTokens);
    this.stream.setPromptTokens(tokenIds.length);
    this.#cancel = this.#host.submit(
      tokenIds,
      { ...sampling, maxTokens, minTokens },
      this.stream,
      this.#owner,
    );
  }
}

function checkPrompt(prompt: Prompt): Int32Array {
  const tokenIds = (prompt as Partial<Prompt> | undefined)?.tokenIds;
  if (tokenIds instanceof Int32Array) return tokenIds;
  throw new OpenVINOServeError(
    'INVALID_ARGUMENT',
    'prompt must be a string or an object whose tokenIds are an Int32Array',
    { param: 'prompt' },
  );
}

/** @internal */
export interface LoadedEngine {
  host: NativeEngineHost;
  model: ModelInfo;
  tokenizer: NativeTokenizer;
  templates: ChatTemplates;
  /** Tokens that end a turn. */
  eosTokenIds: readonly number[];
}

/** @internal What a kind of engine is loaded with, besides what all kinds take. */
export type EngineKind = Pick<NativeEngineOptions, 'kind' | 'scheduler' | 'speculation'>;

/** @internal Loads a native engine; frees what was loaded if that fails. */
export async function loadNative(
  folder: ModelFolder,
  engine: EngineKind,
  { device, properties }: Pick<NativeEngineOptions, 'device' | 'properties'>,
  { onProgress }: LoadCallbacks,
): Promise<LoadedEngine> {
  const { name, path, contextLength } = folder;
  const templates = new ChatTemplates(folder.templates);
  providePlugins(device);
  const host = new NativeEngineHost(
    {
      ...engine,
      path,
      device,
      properties: deviceProperties(device, properties),
      vocabSize: folder.vocabSize,
    },
    onProgress,
  );
  const tokenizer = await host.loaded;
  const info = tokenizer.info();
  try {
    templates.complete(info);
  } catch (error) {
    await host.close();
    throw error;
  }
  const vocabSize = folder.vocabSize || info.vocabSize;
  const { eosTokenIds = info.eos ? [info.eos.id] : [] } = folder;
  const model = { name, path, contextLength, vocabSize, device, chatTemplate: templates.source };
  return { host, tokenizer, templates, model, eosTokenIds };
}
