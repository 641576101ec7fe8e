/** Cuts an answer into items, and tells of them with events. */
import type { ChatDelta, ChatEvent } from '../../chat/chat-answer.js';
import { toLogprobContent } from '../chat/logprob-content.js';
import type { UnnumberedEvent } from '../schemas/response-events.js';
import type { OutputItem } from '../schemas/response-items.js';
import { openCall, openMessage, openReasoning, type Logprobs, type OpenItem } from './open-item.js';
import { TextLogprobs } from './text-logprobs.js';

/** Items follow each other: one ends where the next begins. */
export class AnswerItems {
  /** Those that have ended. */
  readonly items: OutputItem[] = [];
  readonly #logprobs: TextLogprobs | undefined;
  #open: OpenItem | undefined;

  /** @param withLogprobs whether text has the log-probabilities of its tokens */
  constructor(withLogprobs: boolean) {
    this.#logprobs = withLogprobs ? new TextLogprobs() : undefined;
  }

  push({ events, logprobs, finishReason }: ChatDelta): UnnumberedEvent[] {
    this.#logprobs?.add(logprobs ?? []);
    const told = events.flatMap((event) => this.#tell(event));
    if (finishReason === null) return told;
    return [...told, ...this.#end(finishReason === 'length' ? 'incomplete' : 'completed')];
  }

  #tell(event: ChatEvent): UnnumberedEvent[] {
    if (event.type === 'tool_call') return this.#begin(openCall(this.#next, event.id, event.name));
    const begun = event.type === 'arguments' ? [] : this.#continue(event.type);
    const logprobs = event.type === 'arguments' ? null : this.#takeLogprobs(event.text);
    const told = this.#open?.add(event.text, logprobs);
    return told ? [...begun, told] : begun;
  }

  #continue(type: 'content' | 'reasoning'): UnnumberedEvent[] {
    if (type === 'reasoning') {
      if (this.#open?.type === 'reasoning') return [];
      return this.#begin(openReasoning(this.#next));
    }
    if (this.#open?.type === 'message') return [];
    return this.#begin(openMessage(this.#next, this.#logprobs !== undefined));
  }

  /** Of the item that begins: the one that is open ends there. */
  get #next(): number {
    return this.items.length + (this.#open ? 1 : 0);
  }

  #begin(item: OpenItem): UnnumberedEvent[] {
    const ended = this.#end('completed');
    this.#open = item;
    return [...ended, ...item.begin()];
  }

  #end(status: 'completed' | 'incomplete'): UnnumberedEvent[] {
    const ended = this.#open?.end(status);
    this.#open = undefined;
    if (ended === undefined) return [];
    this.items.push(ended.item);
    return ended.events;
  }

  #takeLogprobs(text: string): Logprobs | null {
    return this.#logprobs ? toLogprobContent(this.#logprobs.take(text)).content : null;
  }
}
