/** Log-probabilities of an answer's tokens, in the form of OpenAI's chat completions. */
import Type from '../../typebox.js';

export const LogprobContent = Type.Object({
  content: Type.Array(
    Type.Object({
      token: Type.String({ description: 'Its text; `\uFFFD` stands for a part of a character.' }),
      logprob: Type.Number({ description: 'Natural logarithm of its probability.' }),
      bytes: Type.Array(Type.Integer({ minimum: 0, maximum: 255 }), {
        description: 'Its bytes, of which those of several tokens may make one character.',
      }),
      top_logprobs: Type.Array(Type.Unknown(), { description: 'Always empty.' }),
    }),
  ),
  refusal: Type.Null(),
});
