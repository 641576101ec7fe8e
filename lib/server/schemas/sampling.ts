/** Parameters of decoding that all endpoints of completions share; OpenAI's, then vLLM's. */
import Type from '../../typebox.js';
import { GenerationParams } from '../../generation-params.js';
import { nullable } from './nullable.js';

const params = GenerationParams.properties;

export const SAMPLING = {
  temperature: nullable(params.temperature),
  top_p: nullable(params.topP),
  max_tokens: nullable(params.maxTokens),
  presence_penalty: nullable(params.presencePenalty),
  frequency_penalty: nullable(params.frequencyPenalty),
  stop: nullable(
    Type.Union(
      [
        Type.String({ minLength: 1 }),
        Type.Array(Type.String({ minLength: 1 }), { minItems: 1, maxItems: 4 }),
      ],
      { description: 'A text, or up to four, that end the answer; they are not part of it.' },
    ),
  ),
  seed: nullable(
    Type.Integer({
      minimum: Number.MIN_SAFE_INTEGER,
      maximum: Number.MAX_SAFE_INTEGER,
      description:
        'Makes sampling repeatable: choice i uses seed + i. A negative seed counts as seed + 2^53.',
    }),
  ),
  top_k: nullable(
    Type.Integer({
      minimum: -1,
      description: 'Sample among the k likeliest tokens only; 0 and -1 are no limit.',
    }),
  ),
  min_p: nullable(params.minP),
  repetition_penalty: nullable(params.repetitionPenalty),
  min_tokens: nullable(params.minTokens),
  stop_token_ids: nullable(params.stopTokenIds),
  ignore_eos: nullable(params.ignoreEos),
  include_stop_str_in_output: nullable(
    Type.Boolean({ default: false, description: 'Show the stop text that ends the answer, too.' }),
  ),
  skip_special_tokens: nullable(params.skipSpecialTokens),
};
