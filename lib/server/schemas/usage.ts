/** Token counts of a completion. */
import Type from '../../typebox.js';

export const CompletionUsage = Type.Object({
  prompt_tokens: Type.Integer({ description: 'Tokens of the prompt, counted once whatever `n`.' }),
  completion_tokens: Type.Integer({ description: 'Tokens generated, of all choices.' }),
  total_tokens: Type.Integer({ description: 'The sum of both.' }),
  completion_tokens_details: Type.Optional(
    Type.Object({
      reasoning_tokens: Type.Integer({
        description:
          'Tokens of reasoning, its markers apart; known when the answers of a model that reasons have ended.',
      }),
    }),
  ),
});
export type CompletionUsage = Type.Static<typeof CompletionUsage>;
