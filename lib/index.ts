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
export { AddonLoadError } from './addon/addon-load-error.js';
export type { AddonLoadFailure, LoadAttempt, LoadProblem } from './addon/load-failure.js';
export type {
  EngineOptions,
  LLMPipelineOptions,
  LoadCallbacks,
  LoadStage,
} from './engine-options.js';
export { GENERATION_DEFAULTS, type GenerationParams } from './generation-params.js';
export type { StructuredOutput } from './structured-output.js';
export { answerChat, type AnswerOptions } from './chat/answer-chat.js';
export { answerObject, type ObjectRequest, type ObjectResult } from './chat/answer-object.js';
export {
  toJsonSchema,
  type ObjectOf,
  type ObjectSchema,
  type StandardJsonSchema,
} from './chat/object-schema.js';
export type {
  ChatAnswer,
  ChatDelta,
  ChatEvent,
  ChatFinishReason,
  ChatResult,
  ToolCall,
} from './chat/chat-answer.js';
export type { ChatRequest, ChatTool, ToolChoice } from './chat/chat-request.js';
export type { FormatOptions } from './chat/model-formats.js';
export {
  chooseReasoningFormat,
  chooseToolFormat,
  composeParsers,
  REASONING_FORMATS,
  TOOL_FORMATS,
  type ConstraintOptions,
  type OutputEvent,
  type OutputParser,
  type ParserOptions,
  type ReasoningFormat,
  type ToolDefinition,
  type ToolFormat,
} from './output-formats/index.js';
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
  TokenLogprob,
  TextEngine,
  Usage,
} from './text-engine.js';
