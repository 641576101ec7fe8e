/** The error every failed request ends in, and its form on the wire: OpenAI's error object. */
import { HTTP_ERRORS, type HttpErrorCode } from './http-error-codes.js';
import type { ErrorObject } from './schemas/error.js';

export interface HttpErrorDetails {
  /** Path of the parameter at fault, such as `messages[0].content`. */
  param?: string | undefined;
  /** Headers for the response, `Retry-After` apart, which comes from the code. */
  headers?: Record<string, string>;
  cause?: unknown;
}

export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly code: HttpErrorCode;
  /** HTTP status. Fastify reads this name, and assigns to it. */
  readonly statusCode: number;
  readonly param: string | null;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: HttpErrorCode, message: string, details: HttpErrorDetails = {}) {
    super(message, 'cause' in details ? { cause: details.cause } : undefined);
    this.code = code;
    this.param = details.param ?? null;
    const { status, retryAfter } = HTTP_ERRORS[code];
    this.statusCode = status;
    this.headers = {
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
      ...details.headers,
    };
  }

  /** The body of the response, or of the event in a stream that has begun. */
  toBody(): ErrorObject {
    const { type } = HTTP_ERRORS[this.code];
    return { error: { message: this.message, type, param: this.param, code: this.code } };
  }
}

export function missingParameter(param: string): HttpError {
  return new HttpError('missing_required_parameter', `Missing required parameter: '${param}'.`, {
    param,
  });
}
