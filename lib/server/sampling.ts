/** Reads the parameters of decoding that all endpoints of completions share. */
import type { Static, TObject } from 'typebox';
import { GENERATION_DEFAULTS, type GenerationParams } from '../generation-params.js';
import { HttpError } from './openai-error.js';
import type { SAMPLING } from './schemas/sampling.js';

type Sampling = Static<TObject<typeof SAMPLING>>;

/** @throws {HttpError} for values that are valid each but not together */
export function readSampling(body: Sampling): GenerationParams {
  const maxTokens = body.max_tokens ?? GENERATION_DEFAULTS.maxTokens;
  if (body.min_tokens != null && body.min_tokens > maxTokens) {
    throw new HttpError(
      'invalid_parameter_combination',
      `Invalid parameters: 'min_tokens' (${body.min_tokens}) must not exceed 'max_tokens' (${maxTokens}).`,
      { param: 'min_tokens' },
    );
  }
  return withoutNull({
    maxTokens,
    temperature: body.temperature ?? GENERATION_DEFAULTS.temperature,
    topP: body.top_p ?? GENERATION_DEFAULTS.topP,
    presencePenalty: body.presence_penalty ?? GENERATION_DEFAULTS.presencePenalty,
    frequencyPenalty: body.frequency_penalty ?? GENERATION_DEFAULTS.frequencyPenalty,
    stop: body.stop,
    topK: body.top_k != null && body.top_k > 0 ? body.top_k : undefined,
    minP: body.min_p,
    repetitionPenalty: body.repetition_penalty,
    minTokens: body.min_tokens,
    stopTokenIds: body.stop_token_ids,
    ignoreEos: body.ignore_eos,
    includeStop: body.include_stop_str_in_output,
    skipSpecialTokens: body.skip_special_tokens,
  });
}

/**
 * The parameters of each choice. Each has a seed of its own, else all would be the same text. The
 * API allows negative seeds, the engine does not: they wrap around, as does a sum beyond the
 * largest safe integer.
 */
export function seeded(
  params: GenerationParams,
  seed: number | null | undefined,
  count: number,
): GenerationParams[] {
  return Array.from({ length: count }, (_, choice) =>
    seed == null ? params : { ...params, seed: seedOf(seed, choice) },
  );
}

/** @throws {HttpError} for more choices than are served */
export function checkChoices(n: number, maxChoices: number, param = 'n'): void {
  if (n <= maxChoices) return;
  throw new HttpError(
    'integer_above_max_value',
    `Invalid '${param}': integer above maximum value. Expected a value <= ${maxChoices}, but got ${n} instead.`,
    { param },
  );
}

function seedOf(seed: number, choice: number): number {
  const largest = Number.MAX_SAFE_INTEGER;
  const first = seed < 0 ? seed + largest + 1 : seed;
  return first > largest - choice ? choice - (largest - first) - 1 : first + choice;
}

type NotNull<T> = { [K in keyof T]?: Exclude<T[K], null | undefined> };

function withoutNull<T extends object>(values: T): NotNull<T> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== undefined),
  ) as NotNull<T>;
}
