/** The parameters of one generation: the one source of their types, ranges and defaults. */
import Type from './typebox.js';
import { StructuredOutput } from './structured-output.js';

/** Defaults that apply when a parameter is left out, in the library and over HTTP alike. */
export const GENERATION_DEFAULTS = {
  maxTokens: 900,
  temperature: 0.7,
  topP: 1,
  presencePenalty: 0,
  frequencyPenalty: 0,
} as const;

export const GenerationParams = Type.Object(
  {
    maxTokens: Type.Optional(
      Type.Integer({
        minimum: 1,
        default: GENERATION_DEFAULTS.maxTokens,
        description: 'Most tokens to generate; the end of the context ends the answer earlier.',
      }),
    ),
    minTokens: Type.Optional(
      Type.Integer({ minimum: 0, description: 'The turn cannot end before this many tokens.' }),
    ),
    temperature: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 2,
        default: GENERATION_DEFAULTS.temperature,
        description: 'Sampling temperature; 0 is greedy decoding.',
      }),
    ),
    topP: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 1,
        default: GENERATION_DEFAULTS.topP,
        description: 'Nucleus sampling: the share of probability to sample from; 0 is greedy.',
      }),
    ),
    topK: Type.Optional(
      Type.Integer({ minimum: 1, description: 'Sample among the k likeliest tokens only.' }),
    ),
    minP: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 0.999,
        description: 'Drop tokens less likely than this share of the likeliest one.',
      }),
    ),
    presencePenalty: Type.Optional(
      Type.Number({
        minimum: -2,
        maximum: 2,
        default: GENERATION_DEFAULTS.presencePenalty,
        description: 'Subtracted from the logit of each token that has occurred.',
      }),
    ),
    frequencyPenalty: Type.Optional(
      Type.Number({
        minimum: -2,
        maximum: 2,
        default: GENERATION_DEFAULTS.frequencyPenalty,
        description: 'Subtracted from the logit of each token once per occurrence.',
      }),
    ),
    repetitionPenalty: Type.Optional(
      Type.Number({
        minimum: 0.001,
        maximum: 1000,
        description:
          'Divides (or, where negative, multiplies) the logits of tokens that occurred; 1 is none.',
      }),
    ),
    stop: Type.Optional(
      Type.Union([Type.String({ minLength: 1 }), Type.Array(Type.String({ minLength: 1 }))], {
        description: 'Texts that end the answer; they are not part of it.',
      }),
    ),
    stopTokenIds: Type.Optional(
      Type.Array(Type.Integer({ minimum: 0 }), {
        description: "Token ids that end the answer, besides the model's own.",
      }),
    ),
    includeStop: Type.Optional(
      Type.Boolean({ description: 'Show the stop text or token that ends the answer, too.' }),
    ),
    skipSpecialTokens: Type.Optional(
      Type.Boolean({ default: true, description: 'Leave special tokens out of the text.' }),
    ),
    logprobs: Type.Optional(
      Type.Boolean({ description: 'Report the log-probability of each generated token.' }),
    ),
    structuredOutput: Type.Optional(StructuredOutput),
    ignoreEos: Type.Optional(
      Type.Boolean({ description: 'Generate past the end-of-turn token, until maxTokens.' }),
    ),
    seed: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: Number.MAX_SAFE_INTEGER,
        description: 'Seed of the sampler; left out, each call draws its own.',
      }),
    ),
  },
  { additionalProperties: false },
);
export type GenerationParams = Type.Static<typeof GenerationParams>;
