/** Reads a valid body of `/v1/completions` into what the model is asked. */
import type { GenerationParams } from '../../generation-params.js';
import type { AppSettings } from '../app-options.js';
import { readStructuredOutput } from '../structured-outputs.js';
import { HttpError } from '../openai-error.js';
import { checkChoices, readSampling, seeded } from '../sampling.js';
import { COMPLETION_DEFAULTS, type CompletionRequest } from '../schemas/completions.js';
import { readStreamOptions, type StreamOptions } from '../stream-options.js';

export interface CompletionCall extends StreamOptions {
  /** Texts or token ids. */
  prompts: (string | number[])[];
  /** Whether texts get the tokens that the tokenizer puts around them. */
  addSpecialTokens: boolean;
  /** Parameters of each answer that is generated to a prompt. */
  choices: GenerationParams[];
  /** How many of them are returned: the best. */
  returned: number;
  echo: boolean;
  stream: boolean;
  logprobs: boolean;
}

/** @throws {HttpError} for values that are valid each but not together, or that cannot be honoured */
export function readCompletionCall(
  body: CompletionRequest,
  { maxChoices }: Pick<AppSettings, 'maxChoices'>,
): CompletionCall {
  const n = body.n ?? 1;
  const bestOf = body.best_of ?? n;
  const prompts = readPrompts(body.prompt);
  const stream = body.stream ?? false;
  const logprobs = body.logprobs != null;
  checkValues(body, { n, bestOf, stream });
  checkChoices(n * prompts.length, maxChoices);
  checkChoices(bestOf * prompts.length, maxChoices, 'best_of');
  const structuredOutput = readStructuredOutput(body);
  const params = {
    ...readSampling({
      ...body,
      max_tokens: body.max_tokens ?? COMPLETION_DEFAULTS.maxTokens,
      temperature: body.temperature ?? COMPLETION_DEFAULTS.temperature,
    }),
    ...(structuredOutput && { structuredOutput }),
    // The best are found by them.
    ...((logprobs || bestOf > n) && { logprobs: true }),
  };
  return {
    prompts,
    addSpecialTokens: body.add_special_tokens ?? true,
    choices: seeded(params, body.seed, bestOf),
    returned: n,
    echo: body.echo ?? false,
    stream,
    logprobs,
    ...readStreamOptions(body),
  };
}

function readPrompts(prompt: CompletionRequest['prompt']): (string | number[])[] {
  if (typeof prompt === 'string') return [prompt];
  const isTokenIds = (list: typeof prompt): list is number[] => typeof list[0] === 'number';
  return isTokenIds(prompt) ? [prompt] : prompt;
}

function checkValues(
  body: CompletionRequest,
  { n, bestOf, stream }: { n: number; bestOf: number; stream: boolean },
): void {
  if (bestOf < n) {
    throw combination('best_of', `'best_of' (${bestOf}) must not be less than 'n' (${n}).`);
  }
  if (bestOf > n && stream) {
    throw combination(
      'best_of',
      "'best_of' cannot be streamed: which are the best shows at the end.",
    );
  }
  if (body.suffix != null && body.suffix !== '') {
    throw unsupported('suffix', 'models here do not fill in between two texts');
  }
  if (body.logprobs != null && body.logprobs > 0) {
    throw unsupported(
      'logprobs',
      'the engine reports the chosen tokens only, so the only value accepted is 0',
    );
  }
  if (body.logprobs != null && body.echo === true) {
    throw combination(
      'echo',
      "'echo' and 'logprobs' cannot be combined: prompts have no log-probabilities here.",
    );
  }
}

function combination(param: string, what: string): HttpError {
  return new HttpError('invalid_parameter_combination', `Invalid parameters: ${what}`, { param });
}

function unsupported(param: string, why: string): HttpError {
  return new HttpError(
    'unsupported_parameter',
    `Unsupported parameter: '${param}' cannot be honoured by this server: ${why}.`,
    { param },
  );
}
