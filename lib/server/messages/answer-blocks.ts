/** Cuts an answer into content blocks, as events that a stream sends and a whole answer gathers. */
import type { ChatEvent } from '../../chat/chat-answer.js';
import type { AnswerBlock, MessageEvent } from '../schemas/messages-response.js';

export type BlockEvent = Extract<MessageEvent, { index: number }>;
type Delta = Extract<MessageEvent, { type: 'content_block_delta' }>['delta'];

/** Blocks follow each other: one ends where the next begins. */
export class AnswerBlocks {
  readonly #showThinking: boolean;
  #index = -1;
  #open: AnswerBlock['type'] | undefined;

  /** @param showThinking whether blocks of thinking have their text */
  constructor(showThinking: boolean) {
    this.#showThinking = showThinking;
  }

  push(event: ChatEvent): BlockEvent[] {
    switch (event.type) {
      case 'content':
        return [
          ...this.#continue({ type: 'text', text: '' }),
          this.#delta({ type: 'text_delta', text: event.text }),
        ];
      case 'reasoning': {
        const begun = this.#continue({ type: 'thinking', thinking: '', signature: '' });
        const delta = this.#delta({ type: 'thinking_delta', thinking: event.text });
        return this.#showThinking ? [...begun, delta] : begun;
      }
      case 'tool_call': {
        const { id, name } = event;
        const caller = { type: 'direct' } as const;
        return this.#begin({ type: 'tool_use', id, name, input: {}, caller });
      }
      case 'arguments':
        return [this.#delta({ type: 'input_json_delta', partial_json: event.text })];
    }
  }

  /** The answer has ended. */
  end(): BlockEvent[] {
    const open = this.#open;
    if (open === undefined) return [];
    this.#open = undefined;
    const stop: BlockEvent = { type: 'content_block_stop', index: this.#index };
    // Clients take this for the end of thinking, and keep what it holds to send it back.
    if (open === 'thinking') return [this.#delta({ type: 'signature_delta', signature: '' }), stop];
    return [stop];
  }

  #continue(block: AnswerBlock): BlockEvent[] {
    return this.#open === block.type ? [] : this.#begin(block);
  }

  #begin(block: AnswerBlock): BlockEvent[] {
    const ended = this.end();
    this.#index += 1;
    this.#open = block.type;
    return [...ended, { type: 'content_block_start', index: this.#index, content_block: block }];
  }

  #delta(delta: Delta): BlockEvent {
    return { type: 'content_block_delta', index: this.#index, delta };
  }
}
