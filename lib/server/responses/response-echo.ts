/** What a response repeats of its request, with all defaults. */
import { GENERATION_DEFAULTS } from '../../generation-params.js';
import type { ResponseObject } from '../schemas/response-object.js';
import type { ResponsesRequest } from '../schemas/responses.js';

export type Echo = Pick<
  ResponseObject,
  | 'instructions'
  | 'previous_response_id'
  | 'store'
  | 'max_output_tokens'
  | 'temperature'
  | 'top_p'
  | 'tools'
  | 'tool_choice'
  | 'parallel_tool_calls'
  | 'text'
  | 'reasoning'
  | 'metadata'
  | 'prompt_cache_key'
  | 'safety_identifier'
>;

/** @param store whether the response is kept */
export function toEcho(body: ResponsesRequest, store: boolean): Echo {
  const { prompt_cache_key: cacheKey, safety_identifier: identifier } = body as Labels;
  return {
    instructions: body.instructions ?? null,
    previous_response_id: body.previous_response_id ?? null,
    store,
    max_output_tokens: body.max_output_tokens ?? GENERATION_DEFAULTS.maxTokens,
    temperature: body.temperature ?? GENERATION_DEFAULTS.temperature,
    top_p: body.top_p ?? GENERATION_DEFAULTS.topP,
    tools: (body.tools ?? []).map(({ name = '', description, parameters, strict }) => ({
      type: 'function',
      name,
      description: description ?? null,
      parameters: parameters ?? null,
      strict: strict ?? false,
    })),
    tool_choice: body.tool_choice ?? 'auto',
    parallel_tool_calls: body.parallel_tool_calls ?? true,
    text: { format: body.text?.format ?? { type: 'text' }, verbosity: 'medium' },
    reasoning: { effort: body.reasoning?.effort ?? null, summary: null },
    metadata: body.metadata ?? {},
    prompt_cache_key: typeof cacheKey === 'string' ? cacheKey : null,
    safety_identifier: typeof identifier === 'string' ? identifier : null,
  };
}

/** Hints that the schema does not have, since they change nothing. */
interface Labels {
  prompt_cache_key?: unknown;
  safety_identifier?: unknown;
}
