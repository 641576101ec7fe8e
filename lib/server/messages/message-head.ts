/** What a whole answer and a stream of one have in common: its beginning and its end. */
import { randomBytes } from 'node:crypto';
import type { ChatAnswer, ChatDelta } from '../../chat/chat-answer.js';
import type { Usage } from '../../text-engine.js';
import type { Message, MessageUsage, StopReason } from '../schemas/messages-response.js';

/** The message before anything of it was written. */
export function newMessage(model: string, { promptTokens }: ChatAnswer): Message {
  return {
    id: `msg_${randomBytes(12).toString('hex')}`,
    type: 'message',
    role: 'assistant',
    model,
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: toUsage({ promptTokens, completionTokens: 0 }),
  };
}

/** How an answer ended, by its last delta. */
export function endOf({ finishReason, stopString, usage }: ChatDelta) {
  return {
    delta: { stop_reason: toStopReason(finishReason, stopString), stop_sequence: stopString },
    usage: toUsage(usage),
  };
}

function toStopReason(
  finishReason: ChatDelta['finishReason'],
  stopString: string | null,
): StopReason {
  if (stopString !== null) return 'stop_sequence';
  if (finishReason === 'tool_calls') return 'tool_use';
  return finishReason === 'length' ? 'max_tokens' : 'end_turn';
}

function toUsage({ promptTokens, completionTokens }: Usage): MessageUsage {
  return {
    input_tokens: promptTokens,
    output_tokens: completionTokens,
    cache_creation_input_tokens: null,
    cache_read_input_tokens: null,
  };
}
