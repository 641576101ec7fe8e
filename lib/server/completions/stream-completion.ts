/** The answers of `/v1/completions` as server-sent events. */
import type { GenerationDelta } from '../../text-engine.js';
import type { CompletionHead } from '../completion-head.js';
import type { CompletionUsage } from '../schemas/usage.js';
import { sseFrame, type SseWriter } from '../sse.js';
import { streamChoices } from '../stream-choices.js';
import type { CompletionCall } from './completion-call.js';
import { CompletionLogprobs } from './completion-logprobs.js';
import type { RunningCompletion } from './start-completion.js';

/**
 * Writes all events up to `[DONE]`, but does not end the response.
 * @param cancel cancels all answers, when one of them failed
 * @throws what the first answer that failed threw, once the others have ended too
 */
export function streamCompletion(
  sse: SseWriter,
  { id, created, model }: CompletionHead,
  running: readonly RunningCompletion[],
  call: CompletionCall,
  cancel: (reason: unknown) => void,
): Promise<void> {
  const start = JSON.stringify({ id, object: 'text_completion', created, model }).slice(0, -1);
  const frame = (choices: string, usage: CompletionUsage | null | undefined) => {
    const end = usage === undefined ? '' : `,"usage":${JSON.stringify(usage)}`;
    return sseFrame(`${start},"choices":[${choices}]${end}}`);
  };
  const nothing = call.includeUsage ? null : undefined;
  const choices = running.map(({ generation, prefix }, index) => {
    const logprobs = new CompletionLogprobs();
    let pending = prefix;
    return {
      deltas: generation,
      render: (delta: GenerationDelta, usage: CompletionUsage | undefined) => {
        const text = pending + delta.text;
        pending = '';
        const log = call.logprobs ? logprobs.add(delta.logprobs ?? []) : null;
        if (text === '' && delta.finishReason === null && !log) return '';
        const choice = { index, text, logprobs: log, finish_reason: delta.finishReason };
        return frame(JSON.stringify(choice), usage ?? nothing);
      },
    };
  });
  const frames = {
    opening: '',
    usage: (usage: CompletionUsage) => frame('', usage),
    choicesPerPrompt: call.choices.length,
  };
  return streamChoices(sse, choices, frames, call, cancel);
}
