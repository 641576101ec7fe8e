/** Answers every error as OpenAI's error object, and logs those that are the server's fault. */
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import { toHttpError } from '../error-mapping.js';
import { HttpError } from '../openai-error.js';

export function handleError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const failure = toHttpError(error);
  logFailure(request.log, failure);
  reply.code(failure.statusCode).headers(failure.headers);
  // Set here too, since a route's serializer may not know this status.
  reply.type('application/json; charset=utf-8').send(JSON.stringify(failure.toBody()));
}

export function handleNotFound(request: FastifyRequest, reply: FastifyReply): void {
  const url = request.url.split('?', 1)[0];
  const message = `Invalid URL (${request.method} ${url})`;
  handleError(new HttpError('unknown_url', message), request, reply);
}

export function logFailure(log: FastifyBaseLogger, failure: HttpError): void {
  if (failure.statusCode === 500) log.error({ err: failure.cause ?? failure }, failure.message);
  else log.info({ code: failure.code, param: failure.param }, failure.message);
}
