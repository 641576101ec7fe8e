import { loadAddon, type NativeTokenizer } from './binding.js';
import { toChatInput, type ChatTemplateOptions } from './chat-input.js';
import { OpenVINOServeError } from './errors.js';
import { findTokenizerFolder } from './model-folder.js';
import type { ChatMessage } from './text-engine.js';
import { toTokenIds } from './token-ids.js';
import { fromNative } from './native-error.js';

export interface EncodeOptions {
  /** Add the tokens that the model's tokenizer puts around a text, such as BOS. Default true. */
  addSpecialTokens?: boolean;
}

export interface DecodeOptions {
  /** Leave special tokens out of the text. Default true. */
  skipSpecialTokens?: boolean;
}

export interface SpecialToken {
  id: number;
  text: string;
}

export interface DecodeStreamOptions {
  /** Texts that end the answer; neither they nor a part of them is ever returned. */
  stop?: readonly string[];
  /**
   * `window` calls the model's own detokenizer on the last few tokens even where a table of the
   * vocabulary's bytes gives the same text faster. Default `auto`.
   */
  strategy?: 'auto' | 'window';
}

/** Turns the token ids of one answer into text as they arrive; special tokens are left out. */
export interface DecodeStream {
  /** Returns the characters that became whole with these tokens; never part of one. */
  push(tokenIds: Int32Array | readonly number[]): string;
  /** For the end of the answer: what was held back as the possible start of a stop string. */
  flush(): string;
  /** True once a stop string was found; `push` returns nothing from then on. */
  readonly stopped: boolean;
}

/** A model's tokenizer. Its calls run off the JavaScript thread, several at a time. */
export class Tokenizer {
  readonly #native: NativeTokenizer;
  /** Number of token ids; valid ids are 0 to this less one. */
  readonly vocabSize: number;
  /** The model's chat template (Jinja), or an empty string. */
  readonly chatTemplate: string;
  readonly bos: SpecialToken | null;
  readonly eos: SpecialToken | null;
  readonly pad: SpecialToken | null;

  /** @internal Use `Tokenizer.load`, or an engine's `tokenizer`. */
  constructor(native: NativeTokenizer) {
    this.#native = native;
    const info = native.info();
    this.vocabSize = info.vocabSize;
    this.chatTemplate = info.chatTemplate;
    this.bos = info.bos;
    this.eos = info.eos;
    this.pad = info.pad;
  }

  /**
   * Loads the tokenizer of a model folder without its model.
   * @throws {OpenVINOServeError} `MODEL_NOT_FOUND`, `MODEL_LOAD_FAILED`, `ADDON_LOAD_FAILED`
   */
  static async load(dir: string): Promise<Tokenizer> {
    const folder = await findTokenizerFolder(dir);
    return new Tokenizer(await loadAddon().loadTokenizer(folder).catch(fromNative));
  }

  async encode(text: string, options: EncodeOptions = {}): Promise<Int32Array> {
    const { addSpecialTokens = true } = options;
    return this.#native.encode(checkString(text, 'text'), addSpecialTokens).catch(fromNative);
  }

  /** @throws {OpenVINOServeError} `INVALID_ARGUMENT` for an id out of range */
  async decode(
    tokenIds: Int32Array | readonly number[],
    options: DecodeOptions = {},
  ): Promise<string> {
    const { skipSpecialTokens = true } = options;
    try {
      return await this.#native.decode(toTokenIds(tokenIds), skipSpecialTokens);
    } catch (error) {
      return fromNative(error);
    }
  }

  /**
   * Renders a conversation as the model is shown it.
   * @throws {OpenVINOServeError} `CHAT_TEMPLATE_ERROR`
   */
  async applyChatTemplate(
    messages: readonly ChatMessage[],
    options: ChatTemplateOptions = {},
  ): Promise<string> {
    return this.#native.applyChatTemplate(toChatInput(messages, options)).catch(fromNative);
  }

  /**
   * Renders and tokenizes a conversation in one go.
   * @throws {OpenVINOServeError} `CHAT_TEMPLATE_ERROR`
   */
  async encodeChat(
    messages: readonly ChatMessage[],
    options: ChatTemplateOptions = {},
  ): Promise<Int32Array> {
    return this.#native.encodeChat(toChatInput(messages, options)).catch(fromNative);
  }

  /**
   * Starts decoding an answer token by token. A token costs the same however long the answer is.
   * @throws {OpenVINOServeError} `INVALID_ARGUMENT` for an empty stop string
   */
  createDecodeStream(options: DecodeStreamOptions = {}): DecodeStream {
    const { stop = [], strategy = 'auto' } = options;
    const stream = this.#native.newDecodeStream(strategy === 'window', [...stop]);
    return {
      push: (tokenIds) => stream.push(toTokenIds(tokenIds)),
      flush: () => stream.flush(),
      get stopped() {
        return stream.stopped();
      },
    };
  }
}

function checkString(value: unknown, name: string): string {
  if (typeof value === 'string') return value;
  throw new OpenVINOServeError(
    'INVALID_ARGUMENT',
    `${name} must be a string, but is ${typeof value}`,
    {
      param: name,
    },
  );
}
