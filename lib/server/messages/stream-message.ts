/** A message as server-sent events. */
import type { ChatAnswer } from '../../chat/chat-answer.js';
import type { Message, MessageEvent } from '../schemas/messages-response.js';
import { sseFrame, type SseWriter } from '../sse.js';
import type { AnswerBlocks } from './answer-blocks.js';
import { endOf } from './message-head.js';

/**
 * Writes all events up to `message_stop`, but does not end the response. While the client is
 * behind, nothing is read.
 * @param message before anything of it was written
 * @throws what iterating the answer throws
 */
export async function streamMessage(
  sse: SseWriter,
  message: Message,
  answer: ChatAnswer,
  blocks: AnswerBlocks,
): Promise<void> {
  const write = async (events: readonly MessageEvent[]) => {
    if (events.length > 0 && !sse.write(events.map(toFrame).join(''))) await sse.drained();
  };
  // Goes out before the first token, so that the client knows its request runs.
  await write([{ type: 'message_start', message }]);
  for await (const delta of answer) {
    const events: MessageEvent[] = delta.events.flatMap((event) => blocks.push(event));
    if (delta.finishReason !== null) {
      events.push(
        ...blocks.end(),
        { type: 'message_delta', ...endOf(delta) },
        { type: 'message_stop' },
      );
    }
    await write(events);
  }
}

function toFrame(event: MessageEvent): string {
  return sseFrame(JSON.stringify(event), event.type);
}
