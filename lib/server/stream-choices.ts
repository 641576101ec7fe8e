/** Streams the choices of a request, interleaved as they come. */
import type { ChatUsage } from '../chat/chat-answer.js';
import { allOrCancel } from './all-or-cancel.js';
import { sumUsage } from './completion-usage.js';
import type { CompletionUsage } from './schemas/usage.js';
import { sseFrame, type SseWriter } from './sse.js';
import type { StreamOptions } from './stream-options.js';

export const DONE_FRAME = sseFrame('[DONE]');

/** One choice, and how its deltas look as events. */
export interface StreamedChoice<Delta> {
  deltas: AsyncIterable<Delta>;
  /**
   * @param usage of the whole request so far, where chunks shall show it
   * @returns frames; empty where a delta adds nothing that can be shown yet
   */
  render: (delta: Delta, usage: CompletionUsage | undefined) => string;
}

export interface StreamFrame {
  /** Goes out before the first token, so that the client knows its request runs. */
  opening: string;
  /** The frame of the usage at the end. */
  usage: (usage: CompletionUsage) => string;
  /** Choices in a row that share a prompt, whose tokens count once. */
  choicesPerPrompt: number;
}

/**
 * Writes all events up to `[DONE]`, but does not end the response. While the client is behind, the
 * engine gathers what comes into one delta: nothing is read, and nothing is kept here.
 * @param cancel cancels all choices, when one of them failed
 * @throws what the first choice that failed threw, once the others have ended too
 */
export async function streamChoices<Delta extends { usage: ChatUsage }>(
  sse: SseWriter,
  choices: readonly StreamedChoice<Delta>[],
  frame: StreamFrame,
  { includeUsage, continuousUsage }: StreamOptions,
  cancel: (reason: unknown) => void,
): Promise<void> {
  const usages = choices.map((): ChatUsage => ({ promptTokens: 0, completionTokens: 0 }));
  const total = () => sumUsage(usages, frame.choicesPerPrompt);
  const run = async ({ deltas, render }: StreamedChoice<Delta>, index: number) => {
    for await (const delta of deltas) {
      usages[index] = delta.usage;
      const text = render(delta, continuousUsage ? total() : undefined);
      if (text !== '' && !sse.write(text)) await sse.drained();
    }
  };
  if (frame.opening !== '' && !sse.write(frame.opening)) await sse.drained();
  await allOrCancel(choices.map(run), cancel);
  sse.write((includeUsage ? frame.usage(total()) : '') + DONE_FRAME);
}
