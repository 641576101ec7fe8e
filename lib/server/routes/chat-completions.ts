/** `POST /v1/chat/completions`. */
import { answerChat } from '../../chat/answer-chat.js';
import type { AppInstance } from '../app-instance.js';
import type { AppSettings } from '../app-options.js';
import { readChatCall } from '../chat/chat-call.js';
import { collectCompletion } from '../chat/collect-completion.js';
import { streamCompletion } from '../chat/stream-completion.js';
import { newHead } from '../completion-head.js';
import { OPENAI_PARAMETERS } from '../openai-parameters.js';
import { checkOtherParameters } from '../other-parameters.js';
import { ChatCompletionRequest } from '../schemas/chat-completions.js';
import { ChatCompletion, ChatCompletionChunk } from '../schemas/chat-completion-response.js';
import { answers } from '../schemas/answers.js';
import { withEngine } from '../with-engine.js';
import { openAIErrorFrame, writeEvents } from '../write-events.js';

const KNOWN_PARAMETERS = new Set(Object.keys(ChatCompletionRequest.properties));

export function chatCompletionsRoute(app: AppInstance, settings: AppSettings): void {
  const { bodyLimit, streamInterval: deltaInterval } = settings;
  const schema = {
    body: ChatCompletionRequest,
    response: answers(ChatCompletion, ChatCompletionChunk),
  };
  app.post('/v1/chat/completions', { schema, bodyLimit }, async ({ body }, reply) => {
    checkOtherParameters(body, KNOWN_PARAMETERS, OPENAI_PARAMETERS);
    const { request, stream, ...streamOptions } = readChatCall(body, settings);
    return withEngine(settings, body.model, reply, async (engine, { model, signal, cancel }) => {
      const options = { ...settings, signal, deltaInterval };
      const answers = await answerChat(engine, request, options);
      const head = newHead('chatcmpl', model);
      if (!stream) return collectCompletion(head, answers, cancel);
      return writeEvents(reply, settings, openAIErrorFrame, (sse) =>
        streamCompletion(sse, head, answers, streamOptions, cancel),
      );
    });
  });
}
