/** `/v1/responses`: OpenAI's API that remembers conversations. */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { answerChat } from '../../chat/answer-chat.js';
import type { AppInstance } from '../app-instance.js';
import type { AppSettings } from '../app-options.js';
import { checkOtherParameters } from '../other-parameters.js';
import { refuseOtherMethods } from '../plugins/method-not-allowed.js';
import { AnswerItems } from '../responses/answer-items.js';
import { collectResponse } from '../responses/collect-response.js';
import { handleResponsesError } from '../responses/response-errors.js';
import { newResponse } from '../responses/response-head.js';
import { RESPONSE_PARAMETERS } from '../responses/response-parameters.js';
import { ResponseStore, Turn } from '../responses/response-store.js';
import { readResponsesCall } from '../responses/responses-call.js';
import { ResponseStream } from '../responses/stream-response.js';
import { answers } from '../schemas/answers.js';
import { ResponseEvent } from '../schemas/response-events.js';
import { ResponseObject } from '../schemas/response-object.js';
import { ResponsesRequest } from '../schemas/responses.js';
import { withEngine } from '../with-engine.js';
import { writeEvents } from '../write-events.js';
import { storedResponsesRoutes } from './stored-responses.js';

const KNOWN_PARAMETERS = new Set(Object.keys(ResponsesRequest.properties));

/** In a scope of their own, in which errors name tools as this API has them. */
export function responsesRoutes(app: AppInstance, settings: AppSettings): void {
  const store = new ResponseStore(settings);
  void app.register(async (fastify) => {
    const scope = fastify.withTypeProvider<TypeBoxTypeProvider>();
    scope.setErrorHandler(handleResponsesError);
    createRoute(scope, settings, store);
    refuseOtherMethods(scope, '/v1/responses', ['POST']);
    storedResponsesRoutes(scope, store);
  });
}

function createRoute(app: AppInstance, settings: AppSettings, store: ResponseStore): void {
  const { bodyLimit, streamInterval: deltaInterval } = settings;
  const schema = { body: ResponsesRequest, response: answers(ResponseObject, ResponseEvent) };
  app.post('/v1/responses', { schema, bodyLimit }, async ({ body }, reply) => {
    checkOtherParameters(body, KNOWN_PARAMETERS, RESPONSE_PARAMETERS);
    const call = readResponsesCall(body, store, settings);
    const keep = (response: ResponseObject) => {
      if (!response.store) return;
      store.add(response, new Turn(call.parent, call.input, response.output));
    };
    return withEngine(settings, body.model, reply, async (engine, { model, signal }) => {
      const options = { ...settings, signal, deltaInterval };
      const [answer] = await answerChat(engine, call.request, options);
      if (answer === undefined) throw new TypeError('no answer was asked for');
      const response = newResponse(model, call.echo);
      const items = new AnswerItems(call.logprobs);
      if (!call.stream) {
        const whole = await collectResponse(response, answer, items);
        keep(whole);
        return whole;
      }
      const stream = new ResponseStream(response, items);
      return writeEvents(
        reply,
        settings,
        (failure) => stream.failure(failure),
        (sse) => stream.write(sse, answer, keep),
      );
    });
  });
}
