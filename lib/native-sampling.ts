import type { NativeSampling } from './binding.js';
import { OpenVINOServeError } from './errors.js';
import { GENERATION_DEFAULTS, GenerationParams } from './generation-params.js';
import { toGrammar } from './structured-output.js';
import { compileCheck } from './validate.js';

const check = compileCheck(GenerationParams, 'params');

/**
 * Checks parameters and fills in their defaults.
 * @param eosTokenIds tokens that end a turn of the model
 * @throws {OpenVINOServeError} `INVALID_ARGUMENT` that names the parameter
 */
export function toNativeSampling(
  value: unknown = {},
  eosTokenIds: readonly number[],
): NativeSampling {
  const params = { ...GENERATION_DEFAULTS, ...check(value) };
  const { minTokens, maxTokens, stop, stopTokenIds } = params;
  if (minTokens !== undefined && minTokens > maxTokens) {
    throw new OpenVINOServeError(
      'INVALID_ARGUMENT',
      `params.minTokens (${minTokens}) must not exceed params.maxTokens (${maxTokens})`,
      { param: 'minTokens' },
    );
  }
  return {
    maxTokens,
    minTokens,
    temperature: params.temperature,
    topP: params.topP,
    topK: params.topK,
    minP: params.minP,
    presencePenalty: params.presencePenalty,
    frequencyPenalty: params.frequencyPenalty,
    repetitionPenalty: params.repetitionPenalty,
    stop: typeof stop === 'string' ? [stop] : stop,
    stopTokenIds: Int32Array.from([...eosTokenIds, ...(stopTokenIds ?? [])]),
    ignoreEos: params.ignoreEos ?? false,
    includeStop: params.includeStop ?? false,
    skipSpecialTokens: params.skipSpecialTokens ?? true,
    logprobs: params.logprobs ?? false,
    grammar: params.structuredOutput && toGrammar(params.structuredOutput),
    // GenAI's generator takes 32 bits of seed.
    seed: params.seed ?? Math.floor(Math.random() * 2 ** 32),
  };
}
