/** What a whole response and a stream of one have in common: its beginning and its end. */
import type { ChatDelta, ChatUsage } from '../../chat/chat-answer.js';
import type { HttpError } from '../openai-error.js';
import type { ResponseObject, ResponseUsage } from '../schemas/response-object.js';
import type { OutputItem } from '../schemas/response-items.js';
import type { Echo } from './response-echo.js';
import { newResponseId } from './response-ids.js';

/** The response before anything of it was written. */
export function newResponse(model: string, echo: Echo): ResponseObject {
  return {
    id: newResponseId(),
    object: 'response',
    created_at: now(),
    completed_at: null,
    status: 'in_progress',
    error: null,
    incomplete_details: null,
    model,
    output: [],
    usage: null,
    ...echo,
    top_logprobs: 0,
    truncation: 'disabled',
    background: false,
    service_tier: 'default',
    max_tool_calls: null,
    access_programs: null,
  };
}

/** @param last the last delta of the answer */
export function ended(
  response: ResponseObject,
  { finishReason, usage }: ChatDelta,
  output: OutputItem[],
): ResponseObject {
  const isCut = finishReason === 'length';
  return {
    ...response,
    status: isCut ? 'incomplete' : 'completed',
    completed_at: isCut ? null : now(),
    incomplete_details: isCut ? { reason: 'max_output_tokens' } : null,
    output,
    usage: toUsage(usage),
  };
}

/** @param output what had been written before */
export function failed(
  response: ResponseObject,
  { message, statusCode }: HttpError,
  output: OutputItem[],
): ResponseObject {
  const code = statusCode < 500 ? 'invalid_prompt' : 'server_error';
  return { ...response, store: false, status: 'failed', error: { code, message }, output };
}

function toUsage({
  promptTokens,
  completionTokens,
  reasoningTokens = 0,
}: ChatUsage): ResponseUsage {
  return {
    input_tokens: promptTokens,
    input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
    output_tokens: completionTokens,
    output_tokens_details: { reasoning_tokens: reasoningTokens },
    total_tokens: promptTokens + completionTokens,
  };
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
