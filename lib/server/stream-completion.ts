/** Streams the choices of a chat completion, interleaved as they come. */
import type { Generation, Usage } from '../text-engine.js';
import { allOrCancel } from './all-or-cancel.js';
import { ChoiceFrames, DONE_FRAME, usageFrame, type CompletionHead } from './chat-chunks.js';
import { sumUsage } from './completion-usage.js';
import type { SseWriter } from './sse.js';

interface StreamOptions {
  /** End with a chunk of usage. */
  includeUsage: boolean;
  /** Cancels all choices, when one of them failed. */
  cancel: (reason: unknown) => void;
}

/**
 * Writes all events up to `[DONE]`, but does not end the response.
 * @throws what the first choice that failed threw, once the others have ended too
 */
export async function streamCompletion(
  sse: SseWriter,
  head: CompletionHead,
  generations: readonly Generation[],
  { includeUsage, cancel }: StreamOptions,
): Promise<void> {
  const choices = generations.map((generation, index) => ({
    generation,
    frames: new ChoiceFrames(head, index, includeUsage),
  }));
  // The first event goes out before the first token, so that the client knows its request runs.
  if (!sse.write(choices.map(({ frames }) => frames.role()).join(''))) await sse.drained();
  const running = choices.map(({ generation, frames }) => streamChoice(sse, generation, frames));
  const usages = await allOrCancel(running, cancel);
  sse.write((includeUsage ? usageFrame(head, sumUsage(usages)) : '') + DONE_FRAME);
}

/**
 * While the client is behind, the engine gathers what comes into one delta: nothing is read, and
 * nothing is kept here.
 */
async function streamChoice(
  sse: SseWriter,
  generation: Generation,
  frames: ChoiceFrames,
): Promise<Usage> {
  let usage: Usage = { promptTokens: 0, completionTokens: 0 };
  for await (const delta of generation) {
    usage = delta.usage;
    const content = delta.text === '' ? '' : frames.content(delta.text);
    const finish = delta.finishReason === null ? '' : frames.finish(delta.finishReason);
    // A token that only completes a character later, or may be part of a stop text, adds nothing.
    if (content === '' && finish === '') continue;
    if (!sse.write(content + finish)) await sse.drained();
  }
  return usage;
}
