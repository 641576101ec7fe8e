/** Waits for all choices of a chat completion and puts the answer together. */
import type { Generation } from '../text-engine.js';
import { allOrCancel } from './all-or-cancel.js';
import type { CompletionHead } from './chat-chunks.js';
import { sumUsage } from './completion-usage.js';
import type { ChatCompletion } from './schemas/chat-completion-response.js';

/**
 * @param cancel cancels all choices, when one of them failed
 * @throws what the first choice that failed threw
 */
export async function collectCompletion(
  head: CompletionHead,
  generations: readonly Generation[],
  cancel: (reason: unknown) => void,
): Promise<ChatCompletion> {
  const results = await allOrCancel(
    generations.map((generation) => generation.result()),
    cancel,
  );
  return {
    id: head.id,
    object: 'chat.completion',
    created: head.created,
    model: head.model,
    choices: results.map((result, index) => ({
      index,
      message: { role: 'assistant', content: result.text, refusal: null },
      logprobs: null,
      finish_reason: result.finishReason,
    })),
    usage: sumUsage(results.map((result) => result.usage)),
  };
}
