/** A chat completion as server-sent events. */
import type { ChatAnswer, ChatDelta } from '../../chat/chat-answer.js';
import type { CompletionHead } from '../completion-head.js';
import type { CompletionUsage } from '../schemas/usage.js';
import type { SseWriter } from '../sse.js';
import { streamChoices } from '../stream-choices.js';
import type { StreamOptions } from '../stream-options.js';
import { ChoiceFrames, usageFrame } from './chat-chunks.js';

/**
 * Writes all events up to `[DONE]`, but does not end the response.
 * @param cancel cancels all choices, when one of them failed
 * @throws what the first choice that failed threw, once the others have ended too
 */
export function streamCompletion(
  sse: SseWriter,
  head: CompletionHead,
  answers: readonly ChatAnswer[],
  options: StreamOptions,
  cancel: (reason: unknown) => void,
): Promise<void> {
  const choices = answers.map((deltas, index) => {
    const frames = new ChoiceFrames(head, index, options.includeUsage);
    return {
      deltas,
      opening: frames.role(),
      render: (delta: ChatDelta, usage: CompletionUsage | undefined) =>
        renderDelta(delta, frames, usage),
    };
  });
  const frame = {
    opening: choices.map(({ opening }) => opening).join(''),
    usage: (usage: CompletionUsage) => usageFrame(head, usage),
    choicesPerPrompt: answers.length,
  };
  return streamChoices(sse, choices, frame, options, cancel);
}

/** Empty for a token that only completes a character later, or may be part of a stop text. */
function renderDelta(
  { events, finishReason, logprobs: all }: ChatDelta,
  frames: ChoiceFrames,
  usage: CompletionUsage | undefined,
): string {
  // They go with the first of a delta's chunks: which of them a token belongs to is not told.
  let logprobs = all;
  let text = '';
  for (const event of events) {
    text += frames.event(event, logprobs, usage);
    logprobs = null;
  }
  if (finishReason !== null) return text + frames.finish(finishReason, logprobs, usage);
  return logprobs === null ? text : frames.empty(logprobs, usage);
}
