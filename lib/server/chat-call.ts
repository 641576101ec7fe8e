/** Reads a valid request body into what the engine is asked: the last checks and all defaults. */
import { GENERATION_DEFAULTS, type GenerationParams } from '../generation-params.js';
import type { ChatMessage } from '../text-engine.js';
import { toChatMessages } from './chat-messages.js';
import { HttpError } from './openai-error.js';
import type { ChatCompletionRequest } from './schemas/chat-completions.js';

/** One request for `choices` answers to the same messages. */
export interface ChatCall {
  messages: ChatMessage[];
  /** Parameters of each choice; one entry per choice, which differ in their seeds only. */
  choices: GenerationParams[];
  stream: boolean;
  includeUsage: boolean;
}

/**
 * @param maxChoices the largest `n` that is served
 * @throws {HttpError} for values that are valid each but not together, or that the server cannot honour
 */
export function readChatCall(body: ChatCompletionRequest, maxChoices: number): ChatCall {
  const stream = body.stream ?? false;
  const options = readStreamOptions(body, stream);
  const count = body.n ?? 1;
  if (count > maxChoices) {
    throw new HttpError(
      'integer_above_max_value',
      `Invalid 'n': integer above maximum value. Expected a value <= ${maxChoices}, but got ${count} instead.`,
      { param: 'n' },
    );
  }
  const { seed } = body;
  const params: GenerationParams = {
    maxTokens: readMaxTokens(body),
    temperature: body.temperature ?? GENERATION_DEFAULTS.temperature,
    topP: body.top_p ?? GENERATION_DEFAULTS.topP,
    presencePenalty: body.presence_penalty ?? GENERATION_DEFAULTS.presencePenalty,
    frequencyPenalty: body.frequency_penalty ?? GENERATION_DEFAULTS.frequencyPenalty,
    ...(body.stop == null ? {} : { stop: body.stop }),
    ...(body.ignore_eos == null ? {} : { ignoreEos: body.ignore_eos }),
  };
  return {
    messages: toChatMessages(body.messages),
    choices: Array.from({ length: count }, (_, choice) =>
      seed == null ? params : { ...params, seed: seedOf(seed, choice) },
    ),
    stream,
    includeUsage: options.include_usage ?? false,
  };
}

function readMaxTokens(body: ChatCompletionRequest): number {
  const { max_tokens: older, max_completion_tokens: newer } = body;
  if (older != null && newer != null && older !== newer) {
    throw new HttpError(
      'invalid_parameter_combination',
      `Invalid parameters: 'max_tokens' (${older}) and 'max_completion_tokens' (${newer}) mean the same and differ. Send only one of them.`,
      { param: 'max_completion_tokens' },
    );
  }
  return newer ?? older ?? GENERATION_DEFAULTS.maxTokens;
}

function readStreamOptions(body: ChatCompletionRequest, stream: boolean) {
  const { stream_options: options } = body;
  if (options == null) return {};
  if (!stream) {
    throw new HttpError(
      'invalid_parameter_combination',
      "Invalid parameter: 'stream_options' is only allowed when 'stream' is true.",
      { param: 'stream_options' },
    );
  }
  if (options.include_obfuscation === true) {
    throw new HttpError(
      'unsupported_parameter',
      "Unsupported parameter: 'stream_options.include_obfuscation' cannot be honoured by this server. Leave it out; the only value accepted is false.",
      { param: 'stream_options.include_obfuscation' },
    );
  }
  return options;
}

/**
 * Each choice has a seed of its own, else all would be the same text. The API allows negative
 * seeds, the engine does not: they wrap around, as does a sum beyond the largest safe integer.
 */
function seedOf(seed: number, choice: number): number {
  const largest = Number.MAX_SAFE_INTEGER;
  const first = seed < 0 ? seed + largest + 1 : seed;
  return first > largest - choice ? choice - (largest - first) - 1 : first + choice;
}
