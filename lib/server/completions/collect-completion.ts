/** Waits for the answers of `/v1/completions` and puts the response together. */
import type { GenerationResult } from '../../text-engine.js';
import { allOrCancel } from '../all-or-cancel.js';
import type { CompletionHead } from '../completion-head.js';
import { sumUsage } from '../completion-usage.js';
import type { Completion } from '../schemas/completions.js';
import type { CompletionCall } from './completion-call.js';
import { CompletionLogprobs } from './completion-logprobs.js';
import type { RunningCompletion } from './start-completion.js';

/**
 * @param cancel cancels all answers, when one of them failed
 * @throws what the first answer that failed threw
 */
export async function collectCompletion(
  head: CompletionHead,
  running: readonly RunningCompletion[],
  { choices, returned, logprobs }: CompletionCall,
  cancel: (reason: unknown) => void,
): Promise<Completion> {
  const pending = running.map(async ({ generation, prefix }) => ({
    prefix,
    result: await generation.result(),
  }));
  const answers = await allOrCancel(pending, cancel);
  const best: typeof answers = [];
  for (let i = 0; i < answers.length; i += choices.length) {
    const group = answers.slice(i, i + choices.length);
    if (returned < group.length) group.sort((a, b) => merit(b.result) - merit(a.result));
    best.push(...group.slice(0, returned));
  }
  return {
    id: head.id,
    object: 'text_completion',
    created: head.created,
    model: head.model,
    choices: best.map(({ prefix, result }, index) => ({
      index,
      text: prefix + result.text,
      logprobs: logprobs ? new CompletionLogprobs().add(result.logprobs ?? []) : null,
      finish_reason: result.finishReason,
    })),
    // What was generated and not returned counts, too, as in OpenAI's API.
    usage: sumUsage(
      answers.map(({ result }) => result.usage),
      choices.length,
    ),
  };
}

/** Mean log-probability of an answer's tokens. */
function merit({ logprobs }: GenerationResult): number {
  const all = logprobs ?? [];
  return all.reduce((sum, { logprob }) => sum + logprob, 0) / Math.max(all.length, 1);
}
