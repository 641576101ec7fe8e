/** Reads a valid request body into what the model is asked: the last checks and all defaults. */
import type { ChatRequest } from '../../chat/chat-request.js';
import type { StructuredOutput } from '../../structured-output.js';
import { HttpError, missingParameter } from '../openai-error.js';
import { checkOtherParameters } from '../other-parameters.js';
import { readSampling } from '../sampling.js';
import type { CountTokensRequest, MessagesRequest } from '../schemas/messages.js';
import { assertEnforceable } from '../structured-outputs.js';
import { readConversation } from './conversation.js';
import { readToolChoice, readTools } from './tools.js';

export interface MessagesCall {
  request: ChatRequest;
  stream: boolean;
  /** Show what the model thinks, where it does. */
  showThinking: boolean;
}

/** The API's own, which is not the library's. */
const DEFAULT_TEMPERATURE = 1;

/** @throws {HttpError} for values that are valid each but not together, or that cannot be honoured */
export function readMessagesCall(body: MessagesRequest): MessagesCall {
  const { stop_sequences: stop = [], stream = false } = body;
  const prompt = readPrompt(body);
  const structuredOutput = readOutput(body);
  const params = readSampling({
    max_tokens: body.max_tokens,
    temperature: body.temperature ?? DEFAULT_TEMPERATURE,
    top_p: body.top_p ?? null,
    top_k: body.top_k ?? null,
    stop: stop.length === 0 ? null : stop,
  });
  return {
    request: { ...prompt, choices: [{ ...params, ...(structuredOutput && { structuredOutput }) }] },
    stream,
    showThinking: body.thinking?.display !== 'omitted',
  };
}

/**
 * What tokens are to be counted of.
 * @throws {HttpError} as `readMessagesCall`
 */
export function readCountCall(body: CountTokensRequest): ChatRequest {
  // It adds nothing to the prompt, but what would be refused is refused here too.
  readOutput(body);
  return readPrompt(body);
}

function readPrompt(body: CountTokensRequest): ChatRequest {
  const { tools = [], tool_choice: choice = { type: 'auto' } } = body;
  const { messages, continues } = readConversation(body);
  return {
    messages,
    tools: readTools(tools),
    toolChoice: readToolChoice(choice),
    parallelToolCalls: choice.disable_parallel_tool_use !== true,
    templateVariables: readTemplateVariables(body),
    addGenerationPrompt: !continues,
    continueFinalMessage: continues,
  };
}

const THINKING_FIELDS = new Set(['type', 'budget_tokens', 'display']);
const OUTPUT_FIELDS = new Set(['format', 'effort']);

function readTemplateVariables(body: CountTokensRequest): Record<string, unknown> {
  const { thinking, output_config: output = {} } = body;
  checkOtherParameters(output, OUTPUT_FIELDS, {}, 'output_config');
  return {
    ...(thinking && readThinking(thinking)),
    ...(output.effort == null ? {} : { reasoning_effort: output.effort }),
  };
}

function readThinking(thinking: NonNullable<CountTokensRequest['thinking']>) {
  checkOtherParameters(thinking, THINKING_FIELDS, {}, 'thinking');
  const { type, budget_tokens: budget } = thinking;
  if (type === 'enabled' && budget === undefined) throw missingParameter('thinking.budget_tokens');
  if (type !== 'enabled' && budget !== undefined) {
    throw new HttpError(
      'invalid_parameter_combination',
      "Invalid parameter: 'thinking.budget_tokens' is only allowed when 'thinking.type' is 'enabled'.",
      { param: 'thinking.budget_tokens' },
    );
  }
  return {
    enable_thinking: type !== 'disabled',
    ...(budget === undefined ? {} : { thinking_budget: budget }),
  };
}

const FORMAT_FIELDS = new Set(['type', 'schema']);

function readOutput(body: CountTokensRequest): StructuredOutput | undefined {
  const { output_config: { format: newer } = {}, output_format: older } = body;
  const format = newer ?? older;
  if (format == null) return undefined;
  if (newer != null && older != null) {
    throw new HttpError(
      'invalid_parameter_combination',
      "Invalid parameters: 'output_config.format' and 'output_format' mean the same. Send only one of them.",
      { param: 'output_format' },
    );
  }
  const param = newer == null ? 'output_format' : 'output_config.format';
  checkOtherParameters(format, FORMAT_FIELDS, {}, param);
  const output: StructuredOutput = { type: 'json_schema', schema: format.schema };
  assertEnforceable(output, `${param}.schema`);
  return output;
}
