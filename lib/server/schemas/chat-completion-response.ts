/** `POST /v1/chat/completions`: the response, whole and in chunks. */
import Type from '../../typebox.js';
import { LogprobContent } from './logprobs.js';
import { CompletionUsage } from './usage.js';

const FinishReason = Type.Enum(['stop', 'length', 'tool_calls'], {
  description:
    "`stop`: the model ended its turn, or a stop text came; `tool_calls`: so it did, and calls tools; `length`: `max_tokens` or the context's end.",
});

const id = Type.String({ description: 'Unique; starts with `chatcmpl-`.' });
const created = Type.Integer({ description: 'When the answer began, in seconds since 1970.' });
const model = Type.String({ description: 'Id of the model that answers.' });
const index = Type.Integer({ description: 'Which of the `n` answers, from 0.' });
const logprobs = Type.Union([LogprobContent, Type.Null()], {
  description: 'Null unless `logprobs` was asked for.',
});

const toolCall = {
  id: Type.String({ description: 'Unique; the `tool_call_id` of the message with its result.' }),
  type: Type.Literal('function'),
  function: Type.Object({
    name: Type.String(),
    arguments: Type.String({
      description: 'The text of a JSON object; cut off only where the answer was.',
    }),
  }),
};

const reasoning = {
  reasoning_content: Type.Optional(
    Type.String({ description: 'How the model came to its answer, where it writes that.' }),
  ),
  reasoning: Type.Optional(Type.String({ description: 'The same by its newer name.' })),
};

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
        content: Type.Union([Type.String(), Type.Null()], {
          description: 'The answer; null where the model only calls tools.',
        }),
        refusal: Type.Null(),
        ...reasoning,
        tool_calls: Type.Optional(Type.Array(Type.Object(toolCall))),
      }),
      logprobs,
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
        ...reasoning,
        tool_calls: Type.Optional(
          Type.Array(
            Type.Object({
              index: Type.Integer({ description: 'Which of the calls, from 0.' }),
              id: Type.Optional(toolCall.id),
              type: Type.Optional(toolCall.type),
              function: Type.Object({
                name: Type.Optional(Type.String()),
                arguments: Type.String({ description: 'More of the text of a JSON object.' }),
              }),
            }),
          ),
        ),
      }),
      logprobs,
      finish_reason: Type.Union([FinishReason, Type.Null()]),
    }),
    { description: 'One choice; none in the usage chunk.' },
  ),
  usage: Type.Optional(
    Type.Union([CompletionUsage, Type.Null()], {
      description:
        'Only with `include_usage`: null, except in the last chunk or with `continuous_usage_stats`.',
    }),
  ),
});
export type ChatCompletionChunk = Type.Static<typeof ChatCompletionChunk>;
