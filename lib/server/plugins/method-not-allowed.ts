/** Answers 405 with `Allow` for a URL that exists, but not for the method asked for. */
import type { FastifyInstance, HTTPMethods } from 'fastify';
import { HttpError } from '../openai-error.js';

const METHODS: HTTPMethods[] = [
  'DELETE',
  'GET',
  'HEAD',
  'OPTIONS',
  'PATCH',
  'POST',
  'PUT',
  'QUERY',
  'TRACE',
];

/** @param allowed methods that a route of `url` takes */
export function refuseOtherMethods(
  app: FastifyInstance,
  url: string,
  allowed: readonly HTTPMethods[],
): void {
  const refuse = async (request: { method: string; url: string }): Promise<never> => {
    throw new HttpError(
      'method_not_supported',
      `Not allowed to ${request.method} on ${request.url.split('?', 1)[0]}. Use ${allowed.join(' or ')}.`,
      { headers: { allow: allowed.join(', ') } },
    );
  };
  app.route({
    method: METHODS.filter((method) => !allowed.includes(method)),
    url,
    exposeHeadRoute: false,
    schema: { hide: true },
    // Before the body is read: what is wrong is the method, whatever the body holds.
    onRequest: refuse,
    handler: refuse,
  });
}
