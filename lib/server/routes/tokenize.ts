/** `POST /tokenize` and `POST /detokenize`. */
import { preparePrompt } from '../../chat/answer-chat.js';
import type { TextEngine } from '../../text-engine.js';
import type { AppInstance } from '../app-instance.js';
import type { AppSettings } from '../app-options.js';
import { readTemplateOptions, toToolDefinition } from '../chat/chat-call.js';
import { toChatMessages } from '../chat/chat-messages.js';
import { HttpError } from '../openai-error.js';
import { checkOtherParameters } from '../other-parameters.js';
import { answers } from '../schemas/answers.js';
import {
  DetokenizeRequest,
  DetokenizeResponse,
  TokenizeRequest,
  TokenizeResponse,
} from '../schemas/tokenize.js';
import { withEngine } from '../with-engine.js';

const TOKENIZE = new Set(Object.keys(TokenizeRequest.properties));
const DETOKENIZE = new Set(Object.keys(DetokenizeRequest.properties));

export function tokenizeRoutes(app: AppInstance, settings: AppSettings): void {
  const { bodyLimit } = settings;
  const tokenize = { body: TokenizeRequest, response: answers(TokenizeResponse) };
  app.post('/tokenize', { schema: tokenize, bodyLimit }, async ({ body }, reply) => {
    checkOtherParameters(body, TOKENIZE);
    const toTokens = readInput(body, settings);
    return withEngine(settings, body.model, reply, async (engine) => {
      const tokenIds = await toTokens(engine);
      const texts = body.return_token_strs === true ? await engine.tokenBytes(tokenIds) : null;
      return {
        count: tokenIds.length,
        max_model_len: engine.model.contextLength,
        tokens: [...tokenIds],
        token_strs: texts?.map((bytes) => Buffer.from(bytes).toString()) ?? null,
      };
    });
  });
  const detokenize = { body: DetokenizeRequest, response: answers(DetokenizeResponse) };
  app.post('/detokenize', { schema: detokenize, bodyLimit }, async ({ body }, reply) => {
    checkOtherParameters(body, DETOKENIZE);
    return withEngine(settings, body.model, reply, async (engine) => {
      const tokenIds = Int32Array.from(body.tokens);
      return { prompt: await engine.detokenize(tokenIds, { skipSpecialTokens: false }) };
    });
  });
}

/** @throws {HttpError} for both a prompt and messages, or none */
function readInput(
  body: TokenizeRequest,
  settings: AppSettings,
): (engine: TextEngine) => Promise<Int32Array> {
  const { prompt, messages, add_special_tokens: special } = body;
  if (prompt !== undefined && messages !== undefined) {
    throw new HttpError(
      'invalid_parameter_combination',
      "Invalid parameters: send 'prompt' or 'messages', not both.",
      { param: 'messages' },
    );
  }
  if (prompt !== undefined) {
    return (engine) => engine.tokenize(prompt, { addSpecialTokens: special ?? true });
  }
  if (messages === undefined) {
    throw new HttpError(
      'missing_required_parameter',
      "Missing required parameter: 'prompt' or 'messages'.",
      { param: 'prompt' },
    );
  }
  const request = {
    messages: toChatMessages(messages),
    tools: body.tools?.map(toToolDefinition),
    ...readTemplateOptions(body, settings),
  };
  return async (engine) => {
    const { tokenIds, text } = await preparePrompt(engine, request, settings);
    if (special !== true || text === undefined) return tokenIds;
    return engine.tokenize(text, { addSpecialTokens: true });
  };
}
