/**
 * The formats in which models write reasoning and tool calls into their answers, and the parsers
 * that take them out again.
 */
import { deepseekR1, deepseekV31 } from './formats/deepseek.js';
import { functionGemma, gemma3, gemma4 } from './formats/gemma.js';
import { granite } from './formats/granite.js';
import { harmony } from './formats/harmony.js';
import { hermes } from './formats/hermes.js';
import { lfm2 } from './formats/lfm2.js';
import { llama3Json } from './formats/llama3-json.js';
import { llama3Pythonic } from './formats/llama3-pythonic.js';
import { devstral, mistral } from './formats/mistral.js';
import { phi4, phi4Mini } from './formats/phi4.js';
import { qwen3Coder } from './formats/qwen3-coder.js';
import { gemma4Reasoning, think } from './formats/reasoning.js';
import type { ReasoningFormat, ToolFormat } from './output-format.js';

export { composeParsers } from './compose-parsers.js';
export type {
  ConstraintOptions,
  OutputEvent,
  OutputParser,
  ParserOptions,
  ReasoningFormat,
  ToolDefinition,
  ToolFormat,
} from './output-format.js';

/**
 * In the order in which a template is asked for them: the sure signs first. The Llama formats, which
 * have no marker of their own, come last.
 */
export const TOOL_FORMATS: readonly ToolFormat[] = [
  harmony,
  qwen3Coder,
  hermes,
  devstral,
  mistral,
  phi4,
  phi4Mini,
  granite,
  functionGemma,
  gemma4,
  gemma3,
  lfm2,
  deepseekR1,
  deepseekV31,
  llama3Pythonic,
  llama3Json,
];

/** Harmony is not among them: its tool format finds the reasoning, too. */
export const REASONING_FORMATS: readonly ReasoningFormat[] = [think, gemma4Reasoning];

/** The first format that a model with this chat template writes its calls in. */
export function chooseToolFormat(
  chatTemplate: string,
  formats: readonly ToolFormat[] = TOOL_FORMATS,
): ToolFormat | undefined {
  return formats.find((format) => format.matches(chatTemplate));
}

/** The first format that a model with this chat template reasons in. */
export function chooseReasoningFormat(
  chatTemplate: string,
  formats: readonly ReasoningFormat[] = REASONING_FORMATS,
): ReasoningFormat | undefined {
  return formats.find((format) => format.matches(chatTemplate));
}

export function findToolFormat(name: string): ToolFormat | undefined {
  return TOOL_FORMATS.find((format) => format.name === name);
}
