import type { ChatTemplateOptions } from '../chat-input.js';
import { OpenVINOServeError, type ErrorCode } from '../errors.js';
import { LruCache } from '../lru-cache.js';
import type { ChatMessage } from '../text-engine.js';
import { CompiledTemplate, TemplateRenderError } from './compiled-template.js';
import { cutAtTag, tagFinalMessage } from './continue-final-message.js';
import { TemplateSyntaxError } from './syntax-error.js';
import type { TemplateFiles, TemplateSource } from './template-files.js';

/** What a tokenizer knows that its folder's files may not say. */
export interface TokenizerFacts {
  chatTemplate: string;
  bos: { text: string } | null;
  eos: { text: string } | null;
  pad: { text: string } | null;
}

// Clients that send a template of their own send the same one each time.
const CACHED_TEMPLATES = 16;

/** A model's chat templates, compiled, and templates that requests bring. */
export class ChatTemplates {
  readonly #sources: Map<string, TemplateSource>;
  readonly #specialTokens: Map<string, unknown>;
  readonly #compiled = new Map<string, CompiledTemplate>();
  readonly #requested = new LruCache<CompiledTemplate>(CACHED_TEMPLATES);

  /** @throws {OpenVINOServeError} `MODEL_LOAD_FAILED` that names file and line */
  constructor({ sources, specialTokens }: TemplateFiles) {
    this.#sources = new Map(sources);
    this.#specialTokens = new Map(specialTokens);
    for (const [name, source] of sources) this.#compiled.set(name, compileOwn(source));
  }

  /**
   * Adds what the tokenizer knows and the files do not say: a template, special tokens.
   * @throws {OpenVINOServeError} `MODEL_LOAD_FAILED` that names the line
   */
  complete({ chatTemplate, bos, eos, pad }: TokenizerFacts): void {
    if (this.#sources.size === 0 && chatTemplate !== '') {
      const source = { origin: 'openvino_tokenizer.xml', text: chatTemplate };
      this.#compiled.set('default', compileOwn(source));
      this.#sources.set('default', source);
    }
    for (const [name, token] of Object.entries({ bos, eos, pad })) {
      const variable = `${name}_token`;
      if (token && !this.#specialTokens.has(variable)) {
        this.#specialTokens.set(variable, token.text);
      }
    }
  }

  /** Jinja source; that of the template for tools, where there are several. Empty without any. */
  get source(): string {
    return (this.#sources.get('tool_use') ?? this.#sources.get('default'))?.text ?? '';
  }

  /**
   * What the model is shown: byte for byte what transformers' `apply_chat_template` renders.
   * @throws {OpenVINOServeError} `CHAT_TEMPLATE_ERROR`, `INVALID_ARGUMENT`
   */
  render(messages: readonly ChatMessage[], options: ChatTemplateOptions): string {
    const { tools, extraContext, continueFinalMessage = false } = options;
    const { addGenerationPrompt = !continueFinalMessage } = options;
    if (continueFinalMessage && addGenerationPrompt) {
      throw new OpenVINOServeError(
        'INVALID_ARGUMENT',
        'addGenerationPrompt and continueFinalMessage exclude each other',
        { param: 'continueFinalMessage' },
      );
    }
    const template = this.#choose(options);
    const variables = {
      ...Object.fromEntries([...this.#specialTokens].filter(([, token]) => token !== null)),
      documents: null,
      ...extraContext,
      messages: continueFinalMessage ? tagFinalMessage(messages) : messages,
      tools: tools ?? null,
      add_generation_prompt: addGenerationPrompt,
    };
    const text = run(template, variables);
    return continueFinalMessage ? cutAtTag(text, messages) : text;
  }

  /** As transformers does: `tool_use` where tools are given and there is such a template. */
  #choose({ chatTemplate, tools }: ChatTemplateOptions): CompiledTemplate {
    if (chatTemplate !== undefined) {
      return this.#requested.get(chatTemplate, () =>
        compile(chatTemplate, 'CHAT_TEMPLATE_ERROR', 'The chat template cannot be read'),
      );
    }
    const toolUse = tools && this.#compiled.get('tool_use');
    const template = toolUse ?? this.#compiled.get('default');
    if (template) return template;
    throw new OpenVINOServeError(
      'CHAT_TEMPLATE_ERROR',
      this.#compiled.size === 0
        ? 'The model has no chat template'
        : `None of the model's chat templates (${[...this.#compiled.keys()].join(', ')}) is the default`,
    );
  }
}

function compileOwn({ origin, text }: TemplateSource): CompiledTemplate {
  return compile(text, 'MODEL_LOAD_FAILED', `The chat template in ${origin} cannot be read`);
}

function compile(text: string, code: ErrorCode, what: string): CompiledTemplate {
  try {
    return new CompiledTemplate(text);
  } catch (cause) {
    if (!(cause instanceof TemplateSyntaxError)) throw cause;
    throw new OpenVINOServeError(code, `${what}: ${cause.message}`, { cause });
  }
}

function run(template: CompiledTemplate, variables: Record<string, unknown>): string {
  try {
    return template.render(variables);
  } catch (cause) {
    if (!(cause instanceof TemplateRenderError)) throw cause;
    const what = cause.raised ? 'refused the conversation' : 'failed on the conversation';
    throw new OpenVINOServeError(
      'CHAT_TEMPLATE_ERROR',
      `The chat template ${what}: ${cause.message}`,
      {
        cause,
      },
    );
  }
}
