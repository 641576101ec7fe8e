/** Log-probabilities in the form of OpenAI's chat completions. */
import type { Static } from 'typebox';
import type { TokenLogprob } from '../../text-engine.js';
import { finite } from '../finite-logprob.js';
import type { LogprobContent } from '../schemas/logprobs.js';

export function toLogprobContent(logprobs: readonly TokenLogprob[]): Static<typeof LogprobContent> {
  return {
    content: logprobs.map(({ logprob, bytes }) => ({
      token: Buffer.from(bytes).toString(),
      logprob: finite(logprob),
      bytes: [...bytes],
      top_logprobs: [],
    })),
    refusal: null,
  };
}
