/** Sums up the usage of the choices of one request. */
import type { Usage } from '../text-engine.js';
import type { CompletionUsage } from './schemas/usage.js';

/**
 * @param usages of the choices
 * @param choicesPerPrompt how many of them in a row share one prompt, which counts once; all of
 *   them unless given
 */
export function sumUsage(
  usages: readonly Usage[],
  choicesPerPrompt = usages.length,
): CompletionUsage {
  const promptTokens = usages.reduce(
    (sum, usage, i) => sum + (i % choicesPerPrompt === 0 ? usage.promptTokens : 0),
    0,
  );
  const completionTokens = usages.reduce((sum, usage) => sum + usage.completionTokens, 0);
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
  };
}
