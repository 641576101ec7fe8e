/** `POST /v1/completions`: the request and the response, whole and in chunks. */
import Type from '../../typebox.js';
import { nullable } from './nullable.js';
import { ResponseFormat, StructuredOutputs } from './response-format.js';
import { SAMPLING } from './sampling.js';
import { StreamOptions } from './stream-options.js';
import { CompletionUsage } from './usage.js';

const TokenIds = Type.Array(Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1 }), { minItems: 1 });

export const COMPLETION_DEFAULTS = { maxTokens: 16, temperature: 1 } as const;

const count = (description: string) =>
  nullable(Type.Integer({ minimum: 1, default: 1, description }));

export const CompletionRequest = Type.Object({
  prompt: Type.Union(
    [
      Type.String({ minLength: 1 }),
      Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }),
      TokenIds,
      Type.Array(TokenIds, { minItems: 1 }),
    ],
    { description: 'What is continued: a text, token ids, or a list of either.' },
  ),
  model: Type.Optional(
    Type.String({ description: 'Id of a model; left out, the default model answers.' }),
  ),
  n: count('Answers to each prompt; at most `--max-choices` for all prompts together.'),
  best_of: count(
    'Answers generated for each prompt, of which the `n` with the highest log-probability per token are returned; not for streams.',
  ),
  echo: nullable(
    Type.Boolean({
      default: false,
      description: 'Begin each answer with its prompt; not together with `logprobs`.',
    }),
  ),
  stream: nullable(
    Type.Boolean({ default: false, description: 'Send the answers as server-sent events.' }),
  ),
  stream_options: nullable(StreamOptions),
  ...SAMPLING,
  max_tokens: nullable(
    Type.Integer({
      minimum: 1,
      default: COMPLETION_DEFAULTS.maxTokens,
      description: 'Most tokens to generate; the end of the context ends the answer earlier.',
    }),
  ),
  temperature: nullable(
    Type.Number({
      minimum: 0,
      maximum: 2,
      default: COMPLETION_DEFAULTS.temperature,
      description: 'Sampling temperature; 0 is greedy decoding.',
    }),
  ),
  logprobs: nullable(
    Type.Integer({
      minimum: 0,
      maximum: 5,
      description:
        'Only 0: report the log-probabilities of the chosen tokens, and of no others beside them.',
    }),
  ),
  suffix: nullable(
    Type.String({ description: 'Only empty: models here do not fill in between two texts.' }),
  ),
  response_format: nullable(ResponseFormat),
  structured_outputs: nullable(StructuredOutputs),
  add_special_tokens: nullable(
    Type.Boolean({
      default: true,
      description: "vLLM's: put the tokens around a prompt that the tokenizer does, such as BOS.",
    }),
  ),
});
export type CompletionRequest = Type.Static<typeof CompletionRequest>;

const Logprobs = Type.Object({
  tokens: Type.Array(Type.String()),
  token_logprobs: Type.Array(Type.Number()),
  top_logprobs: Type.Null(),
  text_offset: Type.Array(
    Type.Integer({ description: 'Where in the answer a token begins, in characters.' }),
  ),
});

const choice = {
  index: Type.Integer({
    description: 'From 0: the answers to the first prompt, then those to the second.',
  }),
  text: Type.String({ description: 'The answer, or in a stream what is new of it.' }),
  logprobs: Type.Union([Logprobs, Type.Null()]),
};
const FinishReason = Type.Enum(['stop', 'length']);

const head = {
  id: Type.String({ description: 'Unique; starts with `cmpl-`.' }),
  object: Type.Literal('text_completion'),
  created: Type.Integer({ description: 'When the answer began, in seconds since 1970.' }),
  model: Type.String({ description: 'Id of the model that answers.' }),
};

export const Completion = Type.Object({
  ...head,
  choices: Type.Array(Type.Object({ ...choice, finish_reason: FinishReason })),
  usage: CompletionUsage,
});
export type Completion = Type.Static<typeof Completion>;

export const CompletionChunk = Type.Object({
  ...head,
  choices: Type.Array(
    Type.Object({ ...choice, finish_reason: Type.Union([FinishReason, Type.Null()]) }),
    { description: 'One choice; none in the usage chunk.' },
  ),
  usage: Type.Optional(Type.Union([CompletionUsage, Type.Null()])),
});
