/** Errors in the form of Anthropic's API. */
import type { FastifyRequest } from 'fastify';
import { ContextLengthError } from '../../errors.js';
import type { HttpError } from '../openai-error.js';
import { errorHandlerOf } from '../plugins/error-handler.js';
import type { MessagesError } from '../schemas/messages-response.js';
import { sseFrame } from '../sse.js';

type ErrorType = MessagesError['error']['type'];

export const handleMessagesError = errorHandlerOf(toMessagesError);

/** For the event of an error in a stream that has begun. */
export const errorFrameOf = (request: FastifyRequest) => (failure: HttpError) =>
  sseFrame(JSON.stringify(toMessagesError(failure, request)), 'error');

function toMessagesError(failure: HttpError, request: FastifyRequest): MessagesError {
  return {
    type: 'error',
    error: { type: typeOf(failure.statusCode), message: messageOf(failure) },
    request_id: request.id,
  };
}

function typeOf(status: number): ErrorType {
  switch (status) {
    case 404:
      return 'not_found_error';
    case 413:
      return 'request_too_large';
    case 503:
      return 'overloaded_error';
    default:
      return status < 500 ? 'invalid_request_error' : 'api_error';
  }
}

/** The object has no place for the parameter at fault, so the message names it. */
function messageOf({ message, param, cause }: HttpError): string {
  // Clients know by these words that they have to shorten the conversation.
  if (cause instanceof ContextLengthError) return `prompt is too long: ${message}`;
  const name = param === null ? null : toPath(param);
  return name === null || message.includes(`'${name}'`) ? message : `${name}: ${message}`;
}

/** Tools are checked in OpenAI's form, where their fields are elsewhere. */
function toPath(param: string): string {
  return param
    .replace(/^(tools\[\d+\])\.function\.parameters/, '$1.input_schema')
    .replace(/^(tools\[\d+\])\.function\./, '$1.');
}
