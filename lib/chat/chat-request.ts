/** A conversation to be answered with everything that a chat completion can ask for. */
import type { ToolDefinition } from '../output-formats/index.js';
import type { GenerationParams } from '../generation-params.js';
import type { ChatMessage } from '../text-engine.js';

/**
 * Whether the model may call (`auto`), must not (`none`), must call one or more (`required`), or
 * must call one by name.
 */
export type ToolChoice = 'auto' | 'none' | 'required' | { name: string };

/** A tool, and how chat templates are shown it: OpenAI's form of it unless given. */
export interface ChatTool extends ToolDefinition {
  shown?: object | undefined;
}

export interface ChatRequest {
  messages: readonly ChatMessage[];
  /** What the model may call; their names differ. */
  tools?: readonly ChatTool[] | undefined;
  /** Default `auto`. */
  toolChoice?: ToolChoice | undefined;
  /** Whether one answer may hold several calls. Default true. */
  parallelToolCalls?: boolean | undefined;
  /** Split reasoning from the answer, where the model reasons. Default true. */
  parseReasoning?: boolean | undefined;
  /** Further variables of the chat template, such as `enable_thinking`. */
  templateVariables?: Readonly<Record<string, unknown>> | undefined;
  /** A Jinja template to use instead of the model's own. */
  chatTemplate?: string | undefined;
  /** End the prompt with what begins the assistant's turn. Default true, unless `continueFinalMessage`. */
  addGenerationPrompt?: boolean | undefined;
  /** Go on with the last message, which is the assistant's, instead of answering it. */
  continueFinalMessage?: boolean | undefined;
  /** One entry for each answer; answers that shall differ need other seeds. */
  choices?: readonly GenerationParams[] | undefined;
}
