/** Every error the package itself throws, by code. docs/reference/errors.md explains them. */
export const ERROR_CODES = [
  /** A value passed in has the wrong type or range, or an options object has an unknown key. */
  'INVALID_ARGUMENT',
  /** The model folder or one of its files is missing. */
  'MODEL_NOT_FOUND',
  /** The model cannot be loaded: a file is damaged, or OpenVINO refused the model or a property. */
  'MODEL_LOAD_FAILED',
  /** The named OpenVINO device does not exist on this machine. */
  'DEVICE_NOT_FOUND',
  /** The prompt leaves no room for an answer in the model's context. */
  'CONTEXT_LENGTH_EXCEEDED',
  /** The chat template is missing or refused the conversation. */
  'CHAT_TEMPLATE_ERROR',
  /** The engine cannot make answers fit the schema, regular expression or grammar. */
  'INVALID_GRAMMAR',
  /** A token limit cut an answer off that had to be complete. */
  'INCOMPLETE_ANSWER',
  /** The KV cache has no block left for the request. */
  'KV_CACHE_EXHAUSTED',
  /** The engine was closed before or during the call. */
  'ENGINE_CLOSED',
  /** The engine stopped after an error it could not recover from; load it anew. */
  'ENGINE_FAILED',
  /** OpenVINO threw; the message is its own. */
  'OPENVINO_ERROR',
  /** The native addon or a library it needs could not be loaded. */
  'ADDON_LOAD_FAILED',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export interface ErrorDetails {
  cause?: unknown;
  /** Name of the offending parameter, as the caller wrote it. */
  param?: string;
}

export class OpenVINOServeError extends Error {
  override readonly name = 'OpenVINOServeError';
  readonly code: ErrorCode;
  readonly param: string | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, 'cause' in details ? { cause: details.cause } : undefined);
    this.code = code;
    this.param = details.param;
  }
}

/** Thrown for a prompt that does not fit; carries both numbers. */
export class ContextLengthError extends OpenVINOServeError {
  constructor(
    readonly contextLength: number,
    readonly promptTokens: number,
  ) {
    super(
      'CONTEXT_LENGTH_EXCEEDED',
      `This model's maximum context length is ${contextLength} tokens, but the prompt has ${promptTokens} tokens, which leaves no room for an answer. Shorten the messages.`,
      { param: 'messages' },
    );
  }
}
