/** What a route can answer, as its schema tells: one list, so that no status is undocumented. */
import type { TSchema } from 'typebox';
import { ErrorObject } from './error.js';

interface Described<T extends TSchema> {
  description: string;
  content: Record<string, { schema: T }>;
}

/**
 * @param body of a 200
 * @param event the data of each server-sent event, where the answer can be streamed
 * @param error of any other status
 */
export function answers(body: TSchema, event?: TSchema, error: TSchema = ErrorObject) {
  const content = {
    'application/json': { schema: body },
    ...(event && { 'text/event-stream': { schema: event } }),
  };
  return {
    200: { description: 'The answer.', content },
    '4xx': errors('The request is wrong, or cannot be honoured.', error),
    '5xx': errors('The server cannot answer it.', error),
  };
}

function errors(description: string, schema: TSchema): Described<TSchema> {
  return { description, content: { 'application/json': { schema } } };
}
