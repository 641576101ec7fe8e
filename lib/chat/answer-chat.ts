/** Answers a conversation: template, decoding and parsers as the request and the model want them. */
import {
  composeParsers,
  type OutputParser,
  type ReasoningFormat,
  type ToolFormat,
} from '../output-formats/index.js';
import type {
  CallOptions,
  GenerateOptions,
  Generation,
  Prompt,
  TextEngine,
} from '../text-engine.js';
import { newCallId } from './call-ids.js';
import type { ChatAnswer } from './chat-answer.js';
import { ChatAnswerStream } from './chat-answer-stream.js';
import type { ChatRequest } from './chat-request.js';
import { afterReasoning, answerOrCalls } from './constraint.js';
import { formatsOf, type FormatOptions } from './model-formats.js';
import { ReasoningTokens } from './reasoning-tokens.js';
import { templateOptionsOf, withKnownRoles } from './template-options.js';
import { planTools, type ToolPlan } from './tool-plan.js';

export interface AnswerOptions extends GenerateOptions, FormatOptions {
  /** What the ids of calls begin with, unless the model's format has ids of its own. Default `call_`. */
  callIdPrefix?: string | undefined;
}

/**
 * Starts the answers to a conversation, one for each entry of `choices`. What can be refused is
 * refused before this resolves.
 * @throws {OpenVINOServeError} `INVALID_ARGUMENT`, `INVALID_GRAMMAR`, `CHAT_TEMPLATE_ERROR`,
 *   `CONTEXT_LENGTH_EXCEEDED`, `ENGINE_CLOSED`
 */
export async function answerChat(
  engine: TextEngine,
  request: ChatRequest,
  options: AnswerOptions = {},
): Promise<ChatAnswer[]> {
  const { choices = [{}] } = request;
  const { plan, tools, reasoning } = planAnswer(engine, request, options);
  const prompt = await render(engine, request, plan, options);
  const startsInside = reasoning?.opensReasoning(prompt.text ?? '') ?? false;
  const withMarkers = tools?.specialTokens === true || reasoning?.specialTokens === true;
  const calls = choices.map(({ structuredOutput, ...params }) => {
    const output = answerOrCalls(structuredOutput, plan, tools);
    const constrained = afterReasoning(output, reasoning, startsInside);
    return {
      ...params,
      ...(constrained && { structuredOutput: constrained }),
      ...(withMarkers && { skipSpecialTokens: false }),
    };
  });
  for (const output of new Set(calls.map((params) => params.structuredOutput))) {
    if (output) await engine.checkStructuredOutput(output);
  }
  options.signal?.throwIfAborted();
  const generations: Generation[] = [];
  try {
    for (const params of calls) generations.push(engine.generate(prompt, params, options));
  } catch (error) {
    for (const generation of generations) void generation.return();
    throw error;
  }
  const { callIdPrefix = 'call_' } = options;
  const details = {
    promptTokens: prompt.tokenIds.length,
    newCallId: () => newCallId(callIdPrefix, tools?.callIdLength),
  };
  const reasons = reasoning !== undefined || tools?.wholeAnswer === true;
  return generations.map((generation) => {
    const parser = newParser(tools, plan, reasoning, startsInside);
    const reasoningTokens = reasons
      ? new ReasoningTokens((tokenIds) => engine.tokenBytes(tokenIds))
      : undefined;
    return new ChatAnswerStream(generation, parser, { ...details, reasoningTokens });
  });
}

/**
 * The prompt that `answerChat` would answer.
 * @throws {OpenVINOServeError} `INVALID_ARGUMENT`, `INVALID_GRAMMAR`, `CHAT_TEMPLATE_ERROR`,
 *   `ENGINE_CLOSED`
 */
export function preparePrompt(
  engine: TextEngine,
  request: ChatRequest,
  options: CallOptions & FormatOptions = {},
): Promise<Prompt> {
  return render(engine, request, planAnswer(engine, request, options).plan, options);
}

function render(
  engine: TextEngine,
  request: ChatRequest,
  plan: ToolPlan,
  { signal }: CallOptions,
): Promise<Prompt> {
  const template = request.chatTemplate ?? engine.model.chatTemplate;
  return engine.prepareChat(withKnownRoles(request.messages, template), {
    ...templateOptionsOf(request, plan.tools),
    signal,
  });
}

/** What the request and the model's formats come to; `tools` and `reasoning` are to be parsed. */
interface AnswerPlan {
  plan: ToolPlan;
  tools: ToolFormat | undefined;
  reasoning: ReasoningFormat | undefined;
}

function planAnswer(engine: TextEngine, request: ChatRequest, options: FormatOptions): AnswerPlan {
  const formats = formatsOf(request.chatTemplate ?? engine.model.chatTemplate, options);
  const plan = planTools(request, formats.tools);
  // A format that writes all of an answer has markers to be read even where nothing is called.
  const whole = formats.tools?.wholeAnswer === true;
  const tools = plan.tools.length > 0 || whole ? formats.tools : undefined;
  const splits = request.parseReasoning !== false && !whole;
  return { plan, tools, reasoning: splits ? formats.reasoning : undefined };
}

function newParser(
  tools: ToolFormat | undefined,
  { tools: callable, constraint }: ToolPlan,
  reasoning: ReasoningFormat | undefined,
  startsInside: boolean,
): OutputParser | undefined {
  if (!tools && !reasoning) return undefined;
  return composeParsers(
    reasoning?.createParser({ startsInside }),
    // What is constrained is certain to become valid, and need not be held back until it has.
    tools?.createParser({ tools: callable, streamArguments: constraint !== undefined }),
  );
}
