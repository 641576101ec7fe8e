/** Sums up the usage of the choices of one request. */
import type { ChatUsage } from '../chat/chat-answer.js';
import type { CompletionUsage } from './schemas/usage.js';

/**
 * @param usages of the choices
 * @param choicesPerPrompt how many of them in a row share one prompt, which counts once; all of
 *   them unless given
 */
export function sumUsage(
  usages: readonly ChatUsage[],
  choicesPerPrompt = usages.length,
): CompletionUsage {
  const promptTokens = usages.reduce(
    (sum, usage, i) => sum + (i % choicesPerPrompt === 0 ? usage.promptTokens : 0),
    0,
  );
  const completionTokens = usages.reduce((sum, usage) => sum + usage.completionTokens, 0);
  const reasoningTokens = sumReasoning(usages);
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
    ...(reasoningTokens !== undefined && {
      completion_tokens_details: { reasoning_tokens: reasoningTokens },
    }),
  };
}

/** Undefined unless it is known of all choices. */
function sumReasoning(usages: readonly ChatUsage[]): number | undefined {
  let sum = 0;
  for (const { reasoningTokens } of usages) {
    if (reasoningTokens === undefined) return undefined;
    sum += reasoningTokens;
  }
  return sum;
}
