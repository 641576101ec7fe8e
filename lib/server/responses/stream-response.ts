/** A response as server-sent events. */
import type { ChatAnswer } from '../../chat/chat-answer.js';
import type { HttpError } from '../openai-error.js';
import type { UnnumberedEvent } from '../schemas/response-events.js';
import type { ResponseObject } from '../schemas/response-object.js';
import { sseFrame, type SseWriter } from '../sse.js';
import type { AnswerItems } from './answer-items.js';
import { ended, failed } from './response-head.js';

export class ResponseStream {
  readonly #response: ResponseObject;
  readonly #items: AnswerItems;
  #sequenceNumber = 0;

  /** @param response before anything of it was written */
  constructor(response: ResponseObject, items: AnswerItems) {
    this.#response = response;
    this.#items = items;
  }

  /**
   * Writes all events, but does not end the stream. While the client is behind, nothing is read.
   * @param onEnd is given the whole response before the client is
   * @throws what iterating the answer throws
   */
  async write(
    sse: SseWriter,
    answer: ChatAnswer,
    onEnd: (response: ResponseObject) => void,
  ): Promise<void> {
    const send = async (events: readonly UnnumberedEvent[]) => {
      if (events.length > 0 && !sse.write(this.#toFrames(events))) await sse.drained();
    };
    const response = this.#response;
    // Goes out before the first token, so that the client knows its request runs.
    await send([
      { type: 'response.created', response },
      { type: 'response.in_progress', response },
    ]);
    for await (const delta of answer) {
      const events = this.#items.push(delta);
      if (delta.finishReason !== null) {
        const whole = ended(response, delta, this.#items.items);
        onEnd(whole);
        const type = delta.finishReason === 'length' ? 'incomplete' : 'completed';
        events.push({ type: `response.${type}`, response: whole });
      }
      await send(events);
    }
  }

  /** The end of a stream that failed: for clients that look at the response, and those that do not. */
  failure(error: HttpError): string {
    const { message, code, param } = error;
    return this.#toFrames([
      { type: 'response.failed', response: failed(this.#response, error, this.#items.items) },
      { type: 'error', message, code, param },
    ]);
  }

  #toFrames(events: readonly UnnumberedEvent[]): string {
    return events
      .map(({ type, ...event }) => {
        const numbered = { type, sequence_number: this.#sequenceNumber++, ...event };
        return sseFrame(JSON.stringify(numbered), type);
      })
      .join('');
  }
}
