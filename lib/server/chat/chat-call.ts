/** Reads a valid request body into what the model is asked: the last checks and all defaults. */
import type { ChatRequest, ChatTool, ToolChoice } from '../../chat/chat-request.js';
import type { AppSettings } from '../app-options.js';
import { exactOf } from '../exact-json.js';
import { HttpError } from '../openai-error.js';
import { checkChoices, readSampling, seeded } from '../sampling.js';
import type { ChatCompletionRequest } from '../schemas/chat-completions.js';
import { readStreamOptions, type StreamOptions } from '../stream-options.js';
import { toChatMessages } from './chat-messages.js';
import { readStructuredOutput } from '../structured-outputs.js';

export interface ChatCall extends StreamOptions {
  request: ChatRequest;
  stream: boolean;
}

type Settings = Pick<AppSettings, 'maxChoices' | 'trustRequestChatTemplate'>;

/** @throws {HttpError} for values that are valid each but not together, or that cannot be honoured */
export function readChatCall(body: ChatCompletionRequest, settings: Settings): ChatCall {
  const count = body.n ?? 1;
  checkChoices(count, settings.maxChoices);
  checkLogprobs(body);
  const structuredOutput = readStructuredOutput(body);
  const params = {
    ...readSampling({ ...body, max_tokens: readMaxTokens(body) }),
    ...(structuredOutput && { structuredOutput }),
    ...(body.logprobs === true && { logprobs: true }),
  };
  return {
    request: {
      messages: toChatMessages(body.messages),
      tools: body.tools?.map(toToolDefinition),
      toolChoice: toToolChoice(body),
      parallelToolCalls: body.parallel_tool_calls ?? true,
      ...readTemplateOptions(body, settings),
      choices: seeded(params, body.seed, count),
    },
    stream: body.stream ?? false,
    ...readStreamOptions(body),
  };
}

type RequestTool = NonNullable<ChatCompletionRequest['tools']>[number];

export function toToolDefinition(tool: RequestTool): ChatTool {
  const { name, description, parameters, strict } = tool.function;
  return {
    name,
    description,
    parameters: parameters ?? undefined,
    strict: strict ?? false,
    shown: exactOf(tool),
  };
}

function toToolChoice({ tools, tool_choice: choice }: ChatCompletionRequest): ToolChoice {
  if (choice == null) return 'auto';
  // Clients send `auto` without tools, which asks for nothing.
  if (typeof choice === 'string') return choice === 'auto' && !tools ? 'none' : choice;
  return { name: choice.function.name };
}

function variablesOf(kwargs: object): object {
  const variables = exactOf(kwargs);
  return variables instanceof Map ? (Object.fromEntries(variables) as object) : variables;
}

type TemplateFields = Pick<
  ChatCompletionRequest,
  | 'chat_template'
  | 'chat_template_kwargs'
  | 'add_generation_prompt'
  | 'continue_final_message'
  | 'reasoning_effort'
>;

/** @throws {HttpError} */
export function readTemplateOptions(
  body: TemplateFields,
  settings: Pick<AppSettings, 'trustRequestChatTemplate'>,
) {
  const { chat_template: chatTemplate, continue_final_message: continues } = body;
  if (chatTemplate != null && !settings.trustRequestChatTemplate) {
    throw new HttpError(
      'unsupported_parameter',
      "Unsupported parameter: 'chat_template' is a program that runs in the server, which takes it from requests only if started with --trust-request-chat-template.",
      { param: 'chat_template' },
    );
  }
  if (continues === true && body.add_generation_prompt !== false) {
    throw new HttpError(
      'invalid_parameter_combination',
      "Invalid parameters: 'continue_final_message' goes on with a message, 'add_generation_prompt' begins one. Set 'add_generation_prompt' to false.",
      { param: 'continue_final_message' },
    );
  }
  const effort = body.reasoning_effort;
  return {
    templateVariables: {
      ...(effort == null ? {} : { reasoning_effort: effort }),
      ...variablesOf(body.chat_template_kwargs ?? {}),
    },
    chatTemplate: chatTemplate ?? undefined,
    addGenerationPrompt: body.add_generation_prompt ?? undefined,
    continueFinalMessage: continues ?? false,
  };
}

function checkLogprobs({ logprobs, top_logprobs: top }: ChatCompletionRequest): void {
  if (top == null) return;
  if (top > 0) {
    throw new HttpError(
      'unsupported_parameter',
      "Unsupported parameter: 'top_logprobs' cannot be honoured by this server, whose engine reports the chosen tokens only. Leave it out; the only value accepted is 0.",
      { param: 'top_logprobs' },
    );
  }
  if (logprobs !== true) {
    throw new HttpError(
      'invalid_parameter_combination',
      "Invalid parameter: 'top_logprobs' is only allowed when 'logprobs' is true.",
      { param: 'top_logprobs' },
    );
  }
}

function readMaxTokens(body: ChatCompletionRequest): number | null {
  const { max_tokens: older, max_completion_tokens: newer } = body;
  if (older != null && newer != null && older !== newer) {
    throw new HttpError(
      'invalid_parameter_combination',
      `Invalid parameters: 'max_tokens' (${older}) and 'max_completion_tokens' (${newer}) mean the same and differ. Send only one of them.`,
      { param: 'max_completion_tokens' },
    );
  }
  return newer ?? older ?? null;
}
