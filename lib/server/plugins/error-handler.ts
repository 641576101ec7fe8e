/** Answers every error as its API has it, and logs those that are the server's fault. */
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import { toHttpError } from '../error-mapping.js';
import { HttpError } from '../openai-error.js';

export type ErrorHandler = (error: unknown, request: FastifyRequest, reply: FastifyReply) => void;

/** @param toBody the body of the response, in the form of an API */
export function errorHandlerOf(
  toBody: (failure: HttpError, request: FastifyRequest) => object,
): ErrorHandler {
  return (error, request, reply) => {
    const failure = toHttpError(error);
    logFailure(request.log, failure);
    reply.code(failure.statusCode).headers(failure.headers);
    // Set here too, since a route's serializer may not know this status.
    reply.type('application/json; charset=utf-8').send(JSON.stringify(toBody(failure, request)));
  };
}

/** OpenAI's error object. */
export const handleError = errorHandlerOf((failure) => failure.toBody());

export function handleNotFound(request: FastifyRequest, reply: FastifyReply): void {
  const url = request.url.split('?', 1)[0];
  const message = `Invalid URL (${request.method} ${url})`;
  handleError(new HttpError('unknown_url', message), request, reply);
}

export function logFailure(log: FastifyBaseLogger, failure: HttpError): void {
  if (failure.statusCode === 500) log.error({ err: failure.cause ?? failure }, failure.message);
  else log.info({ code: failure.code, param: failure.param }, failure.message);
}
