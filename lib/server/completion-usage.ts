/** Sums up the usage of the choices of one request. */
import type { Usage } from '../text-engine.js';
import type { CompletionUsage } from './schemas/chat-completion-response.js';

/** @param usages of the choices; they share one prompt, which counts once */
export function sumUsage(usages: readonly Usage[]): CompletionUsage {
  const promptTokens = usages[0]?.promptTokens ?? 0;
  const completionTokens = usages.reduce((sum, usage) => sum + usage.completionTokens, 0);
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
  };
}
