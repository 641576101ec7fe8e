/**
 * The events of a streamed chat completion. All that stays the same from token to token is put
 * together once per choice, so that a token costs one `JSON.stringify` of its text.
 */
import type { ChatEvent, ChatFinishReason } from '../../chat/chat-answer.js';
import type { TokenLogprob } from '../../text-engine.js';
import type { CompletionHead } from '../completion-head.js';
import type { CompletionUsage } from '../schemas/usage.js';
import { sseFrame } from '../sse.js';
import { toLogprobContent } from './logprob-content.js';

type Logprobs = readonly TokenLogprob[] | null;
type Usage = CompletionUsage | undefined;

/** Makes the frames of one choice. */
export class ChoiceFrames {
  readonly #start: string;
  readonly #end: string;

  /** @param includeUsage whether the stream ends with a usage chunk: all others then say `usage: null` */
  constructor(head: CompletionHead, index: number, includeUsage: boolean) {
    this.#start = `data: ${openChunk(head)},"choices":[{"index":${index},"delta":`;
    this.#end = includeUsage ? '}],"usage":null}\n\n' : '}]}\n\n';
  }

  role(): string {
    return this.#frame('{"role":"assistant","content":""}', 'null', null, undefined);
  }

  /**
   * @param logprobs null unless they were asked for
   * @param usage of the whole request so far, where chunks shall show it
   */
  event(event: ChatEvent, logprobs: Logprobs, usage: Usage): string {
    return this.#frame(deltaOf(event), 'null', logprobs, usage);
  }

  /** For log-probabilities of tokens whose text is not decided yet. */
  empty(logprobs: Logprobs, usage: Usage): string {
    return this.#frame('{"content":""}', 'null', logprobs, usage);
  }

  finish(reason: ChatFinishReason, logprobs: Logprobs, usage: Usage): string {
    return this.#frame('{}', `"${reason}"`, logprobs, usage);
  }

  #frame(delta: string, finishReason: string, logprobs: Logprobs, usage: Usage): string {
    const log = logprobs ? JSON.stringify(toLogprobContent(logprobs)) : 'null';
    const end = usage ? `}],"usage":${JSON.stringify(usage)}}\n\n` : this.#end;
    return `${this.#start}${delta},"logprobs":${log},"finish_reason":${finishReason}${end}`;
  }
}

/** vLLM calls the reasoning `reasoning` now, and most clients still read `reasoning_content`. */
function deltaOf(event: ChatEvent): string {
  switch (event.type) {
    case 'content':
      return `{"content":${JSON.stringify(event.text)}}`;
    case 'reasoning': {
      const text = JSON.stringify(event.text);
      return `{"reasoning_content":${text},"reasoning":${text}}`;
    }
    case 'tool_call': {
      const { index, id, name } = event;
      const call = { index, id, type: 'function', function: { name, arguments: '' } };
      return JSON.stringify({ tool_calls: [call] });
    }
    case 'arguments': {
      const { index, text } = event;
      return JSON.stringify({ tool_calls: [{ index, function: { arguments: text } }] });
    }
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
