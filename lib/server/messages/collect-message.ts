/** Waits for an answer and puts the message together. */
import type { ChatAnswer } from '../../chat/chat-answer.js';
import type { AnswerBlock, Message } from '../schemas/messages-response.js';
import type { AnswerBlocks, BlockEvent } from './answer-blocks.js';
import { endOf } from './message-head.js';

/**
 * @param message before anything of it was written
 * @throws what iterating the answer throws
 */
export async function collectMessage(
  message: Message,
  answer: ChatAnswer,
  blocks: AnswerBlocks,
): Promise<Message> {
  const content: AnswerBlock[] = [];
  // Of each block: its text, or that of its arguments.
  const texts: string[] = [];
  const add = (event: BlockEvent) => {
    if (event.type === 'content_block_start') {
      content.push(event.content_block);
      texts.push('');
    } else if (event.type === 'content_block_delta') {
      texts[event.index] = (texts[event.index] ?? '') + textOf(event.delta);
    }
  };
  let end: Pick<Message, 'stop_reason' | 'stop_sequence' | 'usage'> = message;
  for await (const delta of answer) {
    for (const event of delta.events) blocks.push(event).forEach(add);
    const { delta: reason, usage } = endOf(delta);
    end = { ...reason, usage };
  }
  return { ...message, content: content.map((block, i) => fill(block, texts[i] ?? '')), ...end };
}

function textOf(delta: Extract<BlockEvent, { type: 'content_block_delta' }>['delta']): string {
  switch (delta.type) {
    case 'text_delta':
      return delta.text;
    case 'thinking_delta':
      return delta.thinking;
    case 'input_json_delta':
      return delta.partial_json;
    case 'signature_delta':
      return delta.signature;
  }
}

function fill(block: AnswerBlock, text: string): AnswerBlock {
  switch (block.type) {
    case 'text':
      return { ...block, text };
    case 'thinking':
      return { ...block, thinking: text };
    case 'tool_use':
      return { ...block, input: parseInput(text) };
  }
}

/** Only an answer that was cut off leaves arguments that are no JSON; its `stop_reason` tells. */
function parseInput(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
