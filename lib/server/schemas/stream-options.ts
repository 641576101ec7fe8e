/** How a completion is streamed. */
import Type from '../../typebox.js';
import { nullable } from './nullable.js';

export const StreamOptions = Type.Object(
  {
    include_usage: nullable(
      Type.Boolean({ default: false, description: 'End the stream with a chunk of `usage`.' }),
    ),
    continuous_usage_stats: nullable(
      Type.Boolean({
        default: false,
        description: "vLLM's: every chunk has the `usage` so far, and the stream ends with it.",
      }),
    ),
    include_obfuscation: nullable(
      Type.Boolean({ default: false, description: 'Only `false`: chunks are never padded.' }),
    ),
  },
  { description: 'Only together with `stream: true`.' },
);
