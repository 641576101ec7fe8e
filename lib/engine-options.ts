/** What `Engine.load` and `LLMPipeline.load` can be told. */
import Type from './typebox.js';
import { OpenVINOServeError } from './errors.js';

/** Defaults that apply when an option is left out. */
export const ENGINE_DEFAULTS = {
  device: 'CPU',
  properties: {},
  cacheSizeGb: 0,
  numKvBlocks: 0,
  maxBatchedTokens: 256,
  maxNumSeqs: 256,
  prefixCaching: true,
  promptLookup: false,
  draftModel: '',
  speculativeTokens: 5,
  speculativeRequests: 4,
} as const;

const common = {
  device: Type.Optional(
    Type.String({
      minLength: 1,
      default: ENGINE_DEFAULTS.device,
      description: 'OpenVINO device: `CPU`, `GPU`, `GPU.1`, `NPU`, `AUTO:GPU,CPU`, …',
    }),
  ),
  properties: Type.Optional(
    Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()]), {
      description: "OpenVINO's own properties by name, such as `INFERENCE_NUM_THREADS`.",
    }),
  ),
};

export const LLMPipelineOptions = Type.Object(common, { additionalProperties: false });
export type LLMPipelineOptions = Type.Static<typeof LLMPipelineOptions> & LoadCallbacks;

export const EngineOptions = Type.Object(
  {
    ...common,
    cacheSizeGb: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 1_000_000,
        default: ENGINE_DEFAULTS.cacheSizeGb,
        description: 'KV cache in GiB; 0 lets it grow with the requests that run.',
      }),
    ),
    numKvBlocks: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 1_000_000_000,
        default: ENGINE_DEFAULTS.numKvBlocks,
        description: 'KV cache in blocks, for a finer limit than cacheSizeGb; 0 is none.',
      }),
    ),
    maxBatchedTokens: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1_000_000,
        default: ENGINE_DEFAULTS.maxBatchedTokens,
        description: 'Most tokens in one step: longer prompts are prefilled in chunks of it.',
      }),
    ),
    maxNumSeqs: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1_000_000,
        default: ENGINE_DEFAULTS.maxNumSeqs,
        description: 'Most requests that decode at the same time.',
      }),
    ),
    prefixCaching: Type.Optional(
      Type.Boolean({
        default: ENGINE_DEFAULTS.prefixCaching,
        description: 'Reuse the KV cache of prompts that begin alike.',
      }),
    ),
    promptLookup: Type.Optional(
      Type.Boolean({
        default: ENGINE_DEFAULTS.promptLookup,
        description:
          'Guess tokens that followed the same ones earlier in the prompt or the answer, and check several in one step. For answers that repeat their prompt.',
      }),
    ),
    draftModel: Type.Optional(
      Type.String({
        default: ENGINE_DEFAULTS.draftModel,
        description:
          'Folder of a smaller model with the same tokenizer that guesses tokens, of which several are checked in one step; empty for none.',
      }),
    ),
    speculativeTokens: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 64,
        default: ENGINE_DEFAULTS.speculativeTokens,
        description: 'Guesses a step, with promptLookup or draftModel.',
      }),
    ),
    speculativeRequests: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1_000_000,
        default: ENGINE_DEFAULTS.speculativeRequests,
        description:
          'Guessing pays while the batch is small: requests that find this many at work get one guess a step, the fewest there can be.',
      }),
    ),
  },
  { additionalProperties: false },
);
/** What of the options can stand in a file. */
export type EngineSettings = Type.Static<typeof EngineOptions>;
export type EngineOptions = EngineSettings & LoadCallbacks;

/** A stage of loading: the tokenizer is read first, then the model is read and compiled. */
export type LoadStage = 'tokenizer' | 'model';

export interface LoadCallbacks {
  /** Called as each stage of loading begins. */
  onProgress?: (stage: LoadStage) => void;
}

/**
 * Parts the callbacks, which no schema describes, from the options proper.
 * @throws {OpenVINOServeError} `INVALID_ARGUMENT` if the options are no object or a callback no function
 */
export function partCallbacks(options: unknown): { callbacks: LoadCallbacks; rest: unknown } {
  if (typeof options !== 'object' || options === null) return { callbacks: {}, rest: options };
  const { onProgress, ...rest } = options as LoadCallbacks;
  if (onProgress === undefined) return { callbacks: {}, rest };
  if (typeof onProgress === 'function') return { callbacks: { onProgress }, rest };
  throw new OpenVINOServeError('INVALID_ARGUMENT', 'options.onProgress must be a function', {
    param: 'onProgress',
  });
}
