/**
 * The events of a streamed chat completion. All that stays the same from token to token is put
 * together once per choice, so that a token costs one `JSON.stringify` of its text.
 */
import type { FinishReason } from '../text-engine.js';
import type { CompletionUsage } from './schemas/chat-completion-response.js';
import { sseFrame } from './sse.js';

/** What all chunks of an answer, and the whole answer, share. */
export interface CompletionHead {
  id: string;
  /** Seconds since 1970. */
  created: number;
  model: string;
}

export const DONE_FRAME = sseFrame('[DONE]');

/** Makes the frames of one choice. */
export class ChoiceFrames {
  readonly #start: string;
  readonly #end: string;

  /** @param includeUsage whether the stream ends with a usage chunk: all others then say `usage: null` */
  constructor(head: CompletionHead, index: number, includeUsage: boolean) {
    this.#start = `data: ${openChunk(head)},"choices":[{"index":${index},"delta":`;
    this.#end = `}]${includeUsage ? ',"usage":null' : ''}}\n\n`;
  }

  role(): string {
    return this.#frame('{"role":"assistant","content":""}', 'null');
  }

  content(text: string): string {
    return this.#frame(`{"content":${JSON.stringify(text)}}`, 'null');
  }

  finish(reason: FinishReason): string {
    return this.#frame('{}', `"${reason}"`);
  }

  #frame(delta: string, finishReason: string): string {
    return `${this.#start}${delta},"logprobs":null,"finish_reason":${finishReason}${this.#end}`;
  }
}

export function usageFrame(head: CompletionHead, usage: CompletionUsage): string {
  return sseFrame(`${openChunk(head)},"choices":[],"usage":${JSON.stringify(usage)}}`);
}

/** The start of a chunk's JSON object, without the closing brace. */
function openChunk({ id, created, model }: CompletionHead): string {
  const object = 'chat.completion.chunk';
  return JSON.stringify({ id, object, created, model }).slice(0, -1);
}
