import { loadAddon } from './addon/load-addon.js';
import type { NativeTokenizer } from './binding.js';
import { checkMessages, type ChatTemplateOptions } from './chat-input.js';
import { ChatTemplates } from './chat-template/chat-templates.js';
import { OpenVINOServeError } from './errors.js';
import { readTokenizerFolder } from './model-folder.js';
import type { ChatMessage, Prompt } from './text-engine.js';
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
  /** Leave special tokens out of the text. Default true. */
  skipSpecialTokens?: boolean;
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

/**
 * A model's tokenizer. Its calls run off the JavaScript thread, several at a time; only chat
 * templates are rendered on it, which takes tens of microseconds.
 */
export class Tokenizer {
  readonly #native: NativeTokenizer;
  readonly #templates: ChatTemplates;
  /** Number of token ids; valid ids are 0 to this less one. */
  readonly vocabSize: number;
  /**
   * Source of the model's chat template (Jinja), of the one for tools if there are several; an empty
   * string without any.
   */
  readonly chatTemplate: string;
  readonly bos: SpecialToken | null;
  readonly eos: SpecialToken | null;
  readonly pad: SpecialToken | null;

  /** @internal Use `Tokenizer.load`, or an engine's `tokenizer`. */
  constructor(native: NativeTokenizer, templates: ChatTemplates) {
    this.#native = native;
    this.#templates = templates;
    const info = native.info();
    this.vocabSize = info.vocabSize;
    this.chatTemplate = templates.source;
    this.bos = info.bos;
    this.eos = info.eos;
    this.pad = info.pad;
  }

  /**
   * Loads the tokenizer of a model folder without its model.
   * @throws {OpenVINOServeError} `MODEL_NOT_FOUND`, `MODEL_LOAD_FAILED`, `ADDON_LOAD_FAILED`
   */
  static async load(dir: string): Promise<Tokenizer> {
    const { path, templates } = await readTokenizerFolder(dir);
    const compiled = new ChatTemplates(templates);
    const native = await loadAddon().loadTokenizer(path).catch(fromNative);
    compiled.complete(native.info());
    return new Tokenizer(native, compiled);
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
   * The bytes that each token stands for, a special token's text included; a token can be a part of
   * a character.
   * @throws {OpenVINOServeError} `INVALID_ARGUMENT` for what is no token id
   */
  tokenBytes(tokenIds: Int32Array | readonly number[]): Uint8Array[] {
    return this.#native.tokenBytes(toTokenIds(tokenIds));
  }

  /**
   * Renders a conversation as the model is shown it: byte for byte as `apply_chat_template` of
   * Python's transformers does.
   * @throws {OpenVINOServeError} `CHAT_TEMPLATE_ERROR`, `INVALID_ARGUMENT`
   */
  async applyChatTemplate(
    messages: readonly ChatMessage[],
    options: ChatTemplateOptions = {},
  ): Promise<string> {
    checkMessages(messages);
    return this.#templates.render(messages, options);
  }

  /**
   * Renders and tokenizes a conversation in one go.
   * @throws {OpenVINOServeError} `CHAT_TEMPLATE_ERROR`, `INVALID_ARGUMENT`
   */
  async encodeChat(
    messages: readonly ChatMessage[],
    options: ChatTemplateOptions = {},
  ): Promise<Int32Array> {
    const { tokenIds } = await this.prepareChat(messages, options);
    return tokenIds;
  }

  /** @internal The rendered conversation with its tokens. */
  async prepareChat(
    messages: readonly ChatMessage[],
    options: ChatTemplateOptions = {},
  ): Promise<Prompt & { text: string }> {
    const text = await this.applyChatTemplate(messages, options);
    // The template has written the special tokens that the model wants.
    return { tokenIds: await this.encode(text, { addSpecialTokens: false }), text };
  }

  /**
   * Starts decoding an answer token by token. A token costs the same however long the answer is.
   * @throws {OpenVINOServeError} `INVALID_ARGUMENT` for an empty stop string
   */
  createDecodeStream(options: DecodeStreamOptions = {}): DecodeStream {
    const { stop = [], strategy = 'auto', skipSpecialTokens = true } = options;
    const stream = this.#native.newDecodeStream(
      strategy === 'window',
      [...stop],
      skipSpecialTokens,
    );
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
