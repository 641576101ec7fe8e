/** What an answer to a conversation is: content, reasoning and calls. */
import type { OutputEvent } from '../output-formats/index.js';
import type { FinishReason, TokenLogprob, Usage } from '../text-engine.js';

/** What a piece of an answer is; a call has an id, by which its result is told. */
export type ChatEvent =
  | Exclude<OutputEvent, { type: 'tool_call' }>
  | { type: 'tool_call'; index: number; id: string; name: string };

/** `tool_calls`: the answer ended by itself, and holds calls. */
export type ChatFinishReason = FinishReason | 'tool_calls';

export interface ChatUsage extends Usage {
  /**
   * On the last delta, where the model's reasoning is told from its answer: how many of the tokens
   * are text of it.
   */
  reasoningTokens?: number;
}

/** What one or more engine steps added to an answer. */
export interface ChatDelta {
  /** In the order of the text; none where it is not decided yet what the text is. */
  events: ChatEvent[];
  /** Of each new token; null unless they were asked for. */
  logprobs: TokenLogprob[] | null;
  /** Set on the last delta only. */
  finishReason: ChatFinishReason | null;
  /** On the last delta: the stop string that ended the answer, if one did. */
  stopString: string | null;
  /** Counts so far; final on the last delta. */
  usage: ChatUsage;
}

export interface ToolCall {
  id: string;
  name: string;
  /** The text of a JSON object; incomplete only where the answer was cut off within it. */
  arguments: string;
}

export interface ChatResult {
  content: string;
  reasoning: string;
  toolCalls: ToolCall[];
  logprobs: TokenLogprob[] | null;
  finishReason: ChatFinishReason;
  stopString: string | null;
  usage: ChatUsage;
}

/** Iterating it yields deltas; leaving the loop early cancels the answer. */
export interface ChatAnswer extends AsyncGenerator<ChatDelta, void, void> {
  /** Tokens of the prompt, known before the first delta. */
  readonly promptTokens: number;
  /**
   * Reads to the end.
   * @throws what iterating throws
   */
  result(): Promise<ChatResult>;
}
