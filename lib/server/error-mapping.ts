/** Turns whatever was thrown into the error that the client gets. */
import type { FastifyError } from 'fastify';
import { OpenVINOServeError, type ErrorCode } from '../errors.js';
import type { HttpErrorCode } from './http-error-codes.js';
import { HttpError } from './openai-error.js';

/** Codes of the engine that the client may see with the engine's own message. */
const FROM_ENGINE: Partial<Record<ErrorCode, HttpErrorCode>> = {
  INVALID_ARGUMENT: 'invalid_argument',
  CONTEXT_LENGTH_EXCEEDED: 'context_length_exceeded',
  INVALID_GRAMMAR: 'invalid_grammar',
  CHAT_TEMPLATE_ERROR: 'chat_template_error',
  KV_CACHE_EXHAUSTED: 'kv_cache_exhausted',
  ENGINE_CLOSED: 'engine_closed',
};

const FROM_FASTIFY: Record<string, HttpErrorCode> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid_json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid_json',
  FST_ERR_CTP_BODY_TOO_LARGE: 'request_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
};

export function toHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof OpenVINOServeError) return fromEngine(error);
  if (error instanceof Error && 'statusCode' in error) return fromFastify(error as FastifyError);
  return internalError(error);
}

function fromEngine(error: OpenVINOServeError): HttpError {
  const code = FROM_ENGINE[error.code];
  const details = { param: error.param && toSnakeCase(error.param), cause: error };
  if (code !== undefined) return new HttpError(code, error.message, details);
  // What OpenVINO says may hold paths of this machine: it goes to the log only.
  if (error.code === 'ENGINE_FAILED') {
    return new HttpError(
      'engine_failed',
      "The model's engine stopped after an error. The server's log has the details.",
      { cause: error },
    );
  }
  return error.code === 'OPENVINO_ERROR'
    ? new HttpError(
        'openvino_error',
        "OpenVINO could not run the request. The server's log has the details.",
        { cause: error },
      )
    : internalError(error);
}

function fromFastify(error: FastifyError): HttpError {
  const code = FROM_FASTIFY[error.code];
  if (code !== undefined) return new HttpError(code, explain(code, error), { cause: error });
  // JSON.parse reports through errors that carry nothing but the status.
  if (error.statusCode === 400 && error instanceof SyntaxError) {
    return new HttpError('invalid_json', explain('invalid_json', error), { cause: error });
  }
  return error.statusCode !== undefined && error.statusCode < 500
    ? new HttpError('bad_request', error.message, { cause: error })
    : internalError(error);
}

function explain(code: HttpErrorCode, error: FastifyError): string {
  switch (code) {
    case 'invalid_json':
      return `The body of the request must be valid JSON: ${error.message}.`;
    case 'unsupported_media_type':
      return "The body must be JSON: send it with the header 'Content-Type: application/json'.";
    default:
      return 'The body of the request is larger than this server accepts.';
  }
}

function internalError(cause: unknown): HttpError {
  return new HttpError(
    'internal_error',
    "The server had an error while processing the request. The server's log has the details.",
    { cause },
  );
}

/** The engine names parameters as the library does; over HTTP they are in snake case. */
function toSnakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
