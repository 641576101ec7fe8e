/** `POST /v1/messages` and `POST /v1/messages/count_tokens`: Anthropic's API. */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { answerChat, preparePrompt } from '../../chat/answer-chat.js';
import type { AppInstance } from '../app-instance.js';
import type { AppSettings } from '../app-options.js';
import { AnswerBlocks } from '../messages/answer-blocks.js';
import { collectMessage } from '../messages/collect-message.js';
import { errorFrameOf, handleMessagesError } from '../messages/message-errors.js';
import { newMessage } from '../messages/message-head.js';
import { COUNT_PARAMETERS, MESSAGE_PARAMETERS } from '../messages/message-parameters.js';
import { readCountCall, readMessagesCall } from '../messages/messages-call.js';
import { streamMessage } from '../messages/stream-message.js';
import { checkOtherParameters } from '../other-parameters.js';
import { refuseOtherMethods } from '../plugins/method-not-allowed.js';
import { CountTokensRequest, MessagesRequest } from '../schemas/messages.js';
import { Message, MessageEvent, MessagesError, TokenCount } from '../schemas/messages-response.js';
import { answers } from '../schemas/answers.js';
import { withEngine } from '../with-engine.js';
import { writeEvents } from '../write-events.js';

const MESSAGE_FIELDS = new Set(Object.keys(MessagesRequest.properties));
const COUNT_FIELDS = new Set(Object.keys(CountTokensRequest.properties));

/** In a scope of their own, in which all errors are Anthropic's. */
export function messagesRoutes(app: AppInstance, settings: AppSettings): void {
  void app.register(async (fastify) => {
    const scope = fastify.withTypeProvider<TypeBoxTypeProvider>();
    scope.setErrorHandler(handleMessagesError);
    scope.addHook('onRequest', async (request, reply) => {
      reply.header('request-id', request.id);
    });
    createRoute(scope, settings);
    refuseOtherMethods(scope, '/v1/messages', ['POST']);
    countRoute(scope, settings);
    refuseOtherMethods(scope, '/v1/messages/count_tokens', ['POST']);
  });
}

function createRoute(app: AppInstance, settings: AppSettings): void {
  const { bodyLimit, streamInterval: deltaInterval } = settings;
  const schema = {
    body: MessagesRequest,
    response: answers(Message, MessageEvent, MessagesError),
  };
  app.post('/v1/messages', { schema, bodyLimit }, async (call, reply) => {
    const { body } = call;
    checkOtherParameters(body, MESSAGE_FIELDS, MESSAGE_PARAMETERS);
    const { request, stream, showThinking } = readMessagesCall(body);
    return withEngine(settings, body.model, reply, async (engine, { model, signal }) => {
      const options = { ...settings, signal, deltaInterval, callIdPrefix: 'toolu_' };
      const [answer] = await answerChat(engine, request, options);
      if (answer === undefined) throw new TypeError('no answer was asked for');
      const message = newMessage(model, answer);
      const blocks = new AnswerBlocks(showThinking);
      if (!stream) return collectMessage(message, answer, blocks);
      return writeEvents(reply, settings, errorFrameOf(call), (sse) =>
        streamMessage(sse, message, answer, blocks),
      );
    });
  });
}

function countRoute(app: AppInstance, settings: AppSettings): void {
  const { bodyLimit } = settings;
  const schema = {
    body: CountTokensRequest,
    response: answers(TokenCount, undefined, MessagesError),
  };
  app.post('/v1/messages/count_tokens', { schema, bodyLimit }, async ({ body }, reply) => {
    checkOtherParameters(body, COUNT_FIELDS, COUNT_PARAMETERS);
    const request = readCountCall(body);
    return withEngine(settings, body.model, reply, async (engine, { signal }) => {
      const { tokenIds } = await preparePrompt(engine, request, { ...settings, signal });
      return { input_tokens: tokenIds.length };
    });
  });
}
