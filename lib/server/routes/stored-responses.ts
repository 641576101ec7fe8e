/** `/v1/responses/{id}` and below: responses that are kept. */
import type { AppInstance } from '../app-instance.js';
import { HttpError } from '../openai-error.js';
import { checkOtherParameters } from '../other-parameters.js';
import { refuseOtherMethods } from '../plugins/method-not-allowed.js';
import { pageOf } from '../responses/input-item-page.js';
import { LIST_PARAMETERS, RETRIEVE_PARAMETERS } from '../responses/response-parameters.js';
import type { ResponseStore } from '../responses/response-store.js';
import { answers } from '../schemas/answers.js';
import { ResponseObject } from '../schemas/response-object.js';
import {
  DeletedResponse,
  InputItemList,
  InputItemsQuery,
  ResponsePath,
} from '../schemas/stored-responses.js';

const URL = '/v1/responses/:id';
const NO_PARAMETERS: ReadonlySet<string> = new Set();
const LIST_FIELDS = new Set(Object.keys(InputItemsQuery.properties));

export function storedResponsesRoutes(app: AppInstance, store: ResponseStore): void {
  const params = ResponsePath;
  const find = (id: string) => {
    const found = store.get(id);
    if (found === undefined) throw notFound(id);
    return found;
  };

  app.get(URL, { schema: { params, response: answers(ResponseObject) } }, (request) => {
    checkOtherParameters(request.query as object, NO_PARAMETERS, RETRIEVE_PARAMETERS);
    return find(request.params.id).response;
  });

  app.delete(URL, { schema: { params, response: answers(DeletedResponse) } }, (request) => {
    const { id } = request.params;
    if (!store.delete(id)) throw notFound(id);
    return { id, object: 'response' as const, deleted: true as const };
  });
  refuseOtherMethods(app, URL, ['GET', 'HEAD', 'DELETE']);

  const list = { params, querystring: InputItemsQuery, response: answers(InputItemList) };
  app.get(
    `${URL}/input_items`,
    { schema: list, preValidation: async ({ query }) => readLimit(query) },
    (request) => {
      checkOtherParameters(request.query, LIST_FIELDS, LIST_PARAMETERS);
      return pageOf(find(request.params.id).turn.before(), request.query);
    },
  );
  refuseOtherMethods(app, `${URL}/input_items`, ['GET', 'HEAD']);

  const cancel = { params, response: answers(ResponseObject) };
  app.post(`${URL}/cancel`, { schema: cancel }, (request): never => {
    const { id } = find(request.params.id).response;
    throw new HttpError(
      'response_not_cancellable',
      `The response '${id}' did not run in the background, and has ended. Close the connection to cancel one that runs.`,
    );
  });
  refuseOtherMethods(app, `${URL}/cancel`, ['POST']);
}

/** A URL has texts only. */
function readLimit(query: { limit?: unknown }): void {
  if (typeof query.limit === 'string' && /^-?\d{1,9}$/.test(query.limit)) {
    query.limit = Number(query.limit);
  }
}

function notFound(id: string): HttpError {
  return new HttpError(
    'response_not_found',
    `Response with id '${id}' not found: it was not stored, was deleted, or had to give way to newer ones.`,
  );
}
