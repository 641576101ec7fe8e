/** Reads `stream_options`, which all endpoints of completions share. */
import type { Static } from 'typebox';
import { HttpError } from './openai-error.js';
import type { StreamOptions as Schema } from './schemas/stream-options.js';

export interface StreamOptions {
  /** The stream ends with a chunk of usage. */
  includeUsage: boolean;
  /** Every chunk has the usage so far. */
  continuousUsage: boolean;
}

interface Body {
  stream?: boolean | null | undefined;
  stream_options?: Static<typeof Schema> | null | undefined;
}

/** @throws {HttpError} */
export function readStreamOptions({ stream, stream_options: options }: Body): StreamOptions {
  if (options != null && stream !== true) {
    throw new HttpError(
      'invalid_parameter_combination',
      "Invalid parameter: 'stream_options' is only allowed when 'stream' is true.",
      { param: 'stream_options' },
    );
  }
  if (options?.include_obfuscation === true) {
    throw new HttpError(
      'unsupported_parameter',
      "Unsupported parameter: 'stream_options.include_obfuscation' cannot be honoured by this server. Leave it out; the only value accepted is false.",
      { param: 'stream_options.include_obfuscation' },
    );
  }
  const continuousUsage = options?.continuous_usage_stats ?? false;
  return { includeUsage: options?.include_usage ?? continuousUsage, continuousUsage };
}
