/** Waits for an answer and puts the response together. */
import type { ChatAnswer } from '../../chat/chat-answer.js';
import type { ResponseObject } from '../schemas/response-object.js';
import type { AnswerItems } from './answer-items.js';
import { ended } from './response-head.js';

/**
 * @param response before anything of it was written
 * @throws what iterating the answer throws
 */
export async function collectResponse(
  response: ResponseObject,
  answer: ChatAnswer,
  items: AnswerItems,
): Promise<ResponseObject> {
  let whole = response;
  for await (const delta of answer) {
    items.push(delta);
    if (delta.finishReason !== null) whole = ended(response, delta, items.items);
  }
  return whole;
}
