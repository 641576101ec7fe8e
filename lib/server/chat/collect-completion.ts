/** Waits for all choices of a chat completion and puts the answer together. */
import type { ChatAnswer, ChatResult } from '../../chat/chat-answer.js';
import { allOrCancel } from '../all-or-cancel.js';
import type { CompletionHead } from '../completion-head.js';
import { sumUsage } from '../completion-usage.js';
import type { ChatCompletion } from '../schemas/chat-completion-response.js';
import { toLogprobContent } from './logprob-content.js';

/**
 * @param cancel cancels all choices, when one of them failed
 * @throws what the first choice that failed threw
 */
export async function collectCompletion(
  head: CompletionHead,
  answers: readonly ChatAnswer[],
  cancel: (reason: unknown) => void,
): Promise<ChatCompletion> {
  const results = await allOrCancel(
    answers.map((answer) => answer.result()),
    cancel,
  );
  return {
    id: head.id,
    object: 'chat.completion',
    created: head.created,
    model: head.model,
    choices: results.map((result, index) => ({
      index,
      message: toMessage(result),
      logprobs: result.logprobs && toLogprobContent(result.logprobs),
      finish_reason: result.finishReason,
    })),
    usage: sumUsage(results.map((result) => result.usage)),
  };
}

function toMessage({ content, reasoning, toolCalls }: ChatResult) {
  const calls = toolCalls.map((call) => ({
    id: call.id,
    type: 'function' as const,
    function: { name: call.name, arguments: call.arguments },
  }));
  return {
    role: 'assistant' as const,
    content: content === '' && calls.length > 0 ? null : content,
    refusal: null,
    ...(reasoning === '' ? {} : { reasoning_content: reasoning, reasoning }),
    ...(calls.length === 0 ? {} : { tool_calls: calls }),
  };
}
