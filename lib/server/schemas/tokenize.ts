/** `POST /tokenize` and `POST /detokenize`, in vLLM's form. */
import Type from '../../typebox.js';
import { RequestMessage } from './chat-completions.js';
import { nullable } from './nullable.js';
import { Tool } from './tools.js';

const model = Type.Optional(
  Type.String({ description: 'Id of a model; left out, the default model answers.' }),
);

export const TokenizeRequest = Type.Object({
  model,
  prompt: Type.Optional(Type.String({ description: 'A text; this or `messages` must be there.' })),
  messages: Type.Optional(
    Type.Array(RequestMessage, { minItems: 1, description: 'A conversation.' }),
  ),
  add_special_tokens: nullable(
    Type.Boolean({
      description:
        'Put the tokens around it that the tokenizer does, such as BOS: by default for a prompt and not for messages, whose template writes them.',
    }),
  ),
  return_token_strs: nullable(
    Type.Boolean({ default: false, description: 'Return the texts of the tokens, too.' }),
  ),
  tools: nullable(Type.Array(Tool, { description: 'With `messages`: what the template shows.' })),
  add_generation_prompt: nullable(
    Type.Boolean({
      default: true,
      description: "With `messages`: end with what begins the assistant's turn.",
    }),
  ),
  continue_final_message: nullable(
    Type.Boolean({ default: false, description: 'With `messages`: leave the last one open.' }),
  ),
  chat_template_kwargs: nullable(
    Type.Record(Type.String(), Type.Unknown(), {
      description: 'With `messages`: further variables of the chat template.',
    }),
  ),
});
export type TokenizeRequest = Type.Static<typeof TokenizeRequest>;

export const TokenizeResponse = Type.Object({
  count: Type.Integer({ description: 'Number of tokens.' }),
  max_model_len: Type.Integer({ description: "The model's context length, in tokens." }),
  tokens: Type.Array(Type.Integer(), { description: 'Token ids.' }),
  token_strs: Type.Union([Type.Array(Type.String()), Type.Null()], {
    description: 'Their texts, if asked for; `\uFFFD` stands for a part of a character.',
  }),
});

export const DetokenizeRequest = Type.Object({
  model,
  tokens: Type.Array(Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1 }), {
    description: 'Token ids.',
  }),
});

export const DetokenizeResponse = Type.Object({
  prompt: Type.String({ description: 'Their text, special tokens included.' }),
});
