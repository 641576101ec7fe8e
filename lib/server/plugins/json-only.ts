/** Takes JSON bodies only: Fastify by itself would also hand plain text to the routes. */
import type { FastifyInstance } from 'fastify';
import { rememberExact } from '../exact-json.js';

export function acceptJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    (request, text: string, done) => {
      // Some clients say `application/json` whenever they send anything.
      if (text === '' && request.routeOptions.schema?.body === undefined) {
        done(null);
        return;
      }
      void parse(request, text, (error, body) => {
        if (!error) rememberExact(body, text);
        done(error, body);
      });
    },
  );
}
