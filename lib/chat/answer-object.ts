/** Answers a conversation with an object of a given type. */
import { OpenVINOServeError } from '../errors.js';
import type { GenerationParams } from '../generation-params.js';
import type { TextEngine } from '../text-engine.js';
import { answerChat, type AnswerOptions } from './answer-chat.js';
import type { ChatResult } from './chat-answer.js';
import type { ChatRequest } from './chat-request.js';
import { toJsonSchema, validated, type ObjectOf, type ObjectSchema } from './object-schema.js';

export interface ObjectRequest<S extends ObjectSchema> extends Pick<
  ChatRequest,
  'messages' | 'templateVariables' | 'chatTemplate'
> {
  /** A JSON Schema, a schema of TypeBox, or one that follows the Standard JSON Schema, such as Zod's. */
  schema: S;
  params?: Omit<GenerationParams, 'structuredOutput'>;
}

export interface ObjectResult<S extends ObjectSchema> extends ChatResult {
  object: ObjectOf<S>;
}

/**
 * The answer is constrained to fit the schema while it is generated.
 * @throws {OpenVINOServeError} what `answerChat` throws; `INCOMPLETE_ANSWER` where a token limit cut
 *   the answer off; `INVALID_ARGUMENT` where the schema asks for more than its JSON Schema can tell
 */
export async function answerObject<const S extends ObjectSchema>(
  engine: TextEngine,
  { schema, params, ...request }: ObjectRequest<S>,
  options: AnswerOptions = {},
): Promise<ObjectResult<S>> {
  const structuredOutput = { type: 'json_schema' as const, schema: toJsonSchema(schema) };
  const choices = [{ ...params, structuredOutput }];
  const [answer] = await answerChat(engine, { ...request, choices }, options);
  if (!answer) throw new RangeError('one choice was asked for');
  const result = await answer.result();
  if (result.finishReason === 'length') {
    throw new OpenVINOServeError(
      'INCOMPLETE_ANSWER',
      `The answer was cut off after ${result.usage.completionTokens} tokens, before the object was complete. Raise maxTokens, or bound the lengths in the schema.`,
      { param: 'maxTokens' },
    );
  }
  return { ...result, object: await validated(schema, JSON.parse(result.content)) };
}
