export { Engine } from './engine.js';
export type { ChatTemplateOptions } from './chat-input.js';
export { LLMPipeline } from './llm-pipeline.js';
export {
  Tokenizer,
  type DecodeOptions,
  type DecodeStream,
  type DecodeStreamOptions,
  type EncodeOptions,
  type SpecialToken,
} from './tokenizer.js';
export {
  ERROR_CODES,
  ContextLengthError,
  OpenVINOServeError,
  type ErrorCode,
  type ErrorDetails,
} from './errors.js';
export type {
  EngineOptions,
  LLMPipelineOptions,
  LoadCallbacks,
  LoadStage,
} from './engine-options.js';
export { GENERATION_DEFAULTS, type GenerationParams } from './generation-params.js';
export type {
  CallOptions,
  ChatMessage,
  EngineMetrics,
  FinishReason,
  GenerateOptions,
  Generation,
  GenerationDelta,
  GenerationResult,
  ModelInfo,
  Prompt,
  TextEngine,
  Usage,
} from './text-engine.js';
