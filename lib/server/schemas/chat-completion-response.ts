/** `POST /v1/chat/completions`: the response, whole and in chunks. */
import Type from 'typebox';

export const CompletionUsage = Type.Object({
  prompt_tokens: Type.Integer({ description: 'Tokens of the prompt, counted once whatever `n`.' }),
  completion_tokens: Type.Integer({ description: 'Tokens generated, of all choices.' }),
  total_tokens: Type.Integer({ description: 'The sum of both.' }),
});
export type CompletionUsage = Type.Static<typeof CompletionUsage>;

const FinishReason = Type.Enum(['stop', 'length'], {
  description:
    "`stop`: the model ended its turn, or a stop text came; `length`: `max_tokens` or the context's end.",
});

const id = Type.String({ description: 'Unique; starts with `chatcmpl-`.' });
const created = Type.Integer({ description: 'When the answer began, in seconds since 1970.' });
const model = Type.String({ description: 'Id of the model that answers.' });
const index = Type.Integer({ description: 'Which of the `n` answers, from 0.' });

export const ChatCompletion = Type.Object({
  id,
  object: Type.Literal('chat.completion'),
  created,
  model,
  choices: Type.Array(
    Type.Object({
      index,
      message: Type.Object({
        role: Type.Literal('assistant'),
        content: Type.String({ description: 'The answer.' }),
        refusal: Type.Null(),
      }),
      logprobs: Type.Null(),
      finish_reason: FinishReason,
    }),
  ),
  usage: CompletionUsage,
});
export type ChatCompletion = Type.Static<typeof ChatCompletion>;

export const ChatCompletionChunk = Type.Object({
  id,
  object: Type.Literal('chat.completion.chunk'),
  created,
  model,
  choices: Type.Array(
    Type.Object({
      index,
      delta: Type.Object({
        role: Type.Optional(Type.Literal('assistant')),
        content: Type.Optional(Type.String({ description: 'New text.' })),
      }),
      logprobs: Type.Null(),
      finish_reason: Type.Union([FinishReason, Type.Null()]),
    }),
    { description: 'One choice; none in the usage chunk.' },
  ),
  usage: Type.Optional(
    Type.Union([CompletionUsage, Type.Null()], {
      description: 'Only with `include_usage`: null, except in the last chunk.',
    }),
  ),
});
export type ChatCompletionChunk = Type.Static<typeof ChatCompletionChunk>;
