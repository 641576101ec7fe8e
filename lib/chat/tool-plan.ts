/** What a request's tools and tool choice mean for the template, the decoding and the parser. */
import { OpenVINOServeError } from '../errors.js';
import type { ConstraintOptions, ToolDefinition, ToolFormat } from '../output-formats/index.js';
import { toGrammar } from '../structured-output.js';
import type { ChatRequest, ChatTool, ToolChoice } from './chat-request.js';
import { loosely } from './constraint.js';

export interface ToolPlan {
  /** What the chat template shows, and what may be called; none where calls are not looked for. */
  tools: readonly ChatTool[];
  /** The answer must be calls. */
  required: boolean;
  /** An answer may hold several calls. */
  parallel: boolean;
  /** The `format` of a structural tag, where decoding is constrained. */
  constraint: object | undefined;
}

const NO_TOOLS: ToolPlan = { tools: [], required: false, parallel: true, constraint: undefined };

/**
 * @param format the model's; undefined if it has none
 * @throws {OpenVINOServeError} `INVALID_ARGUMENT` for tools or a choice that cannot be honoured,
 *   `INVALID_GRAMMAR` for a schema that must be enforced and cannot be
 */
export function planTools(request: ChatRequest, format: ToolFormat | undefined): ToolPlan {
  const { tools = [], toolChoice = 'auto', parallelToolCalls: parallel = true } = request;
  checkChoice(tools, toolChoice);
  // Tools that must not be called are not shown, so that the model does not try.
  if (tools.length === 0 || toolChoice === 'none') return NO_TOOLS;
  if (!format) {
    throw invalid(
      'tools',
      'This model cannot call tools: its chat template tells no known format of calls.',
    );
  }
  const plan = (held: readonly ToolDefinition[], options: ConstraintOptions): ToolPlan => ({
    tools,
    ...options,
    constraint: constrain(format, held, tools, options),
  });
  if (toolChoice === 'required') return plan(tools, { required: true, parallel });
  if (toolChoice !== 'auto') {
    const named = tools.filter(({ name }) => name === toolChoice.name);
    return plan(named, { required: true, parallel: false });
  }
  if (!parallel || tools.some(({ strict }) => strict === true)) {
    // Once the model begins a call, its arguments are held to a strict tool's schema, else to JSON.
    return plan(loosely(tools), { required: false, parallel });
  }
  return { tools, required: false, parallel, constraint: undefined };
}

/** @param all the tools of the request, by which errors name those that are `held` to their schema */
function constrain(
  format: ToolFormat,
  held: readonly ToolDefinition[],
  all: readonly ToolDefinition[],
  options: ConstraintOptions,
): object {
  for (const { name, parameters } of held) {
    if (parameters === undefined) continue;
    const index = all.findIndex((tool) => tool.name === name);
    assertEnforceableTool(parameters, `tools[${index}].function.parameters`);
  }
  const constraint = format.constraint(held, options);
  if (constraint) return constraint;
  throw invalid(
    options.required ? 'tool_choice' : 'tools',
    `Calls in this model's format ('${format.name}') cannot be constrained: leave out strict, let calls be parallel, and let tool_choice be auto or none.`,
  );
}

function assertEnforceableTool(parameters: object, param: string): void {
  try {
    // Made and dropped; it is remembered, so that it costs nothing for tools that come again.
    toGrammar({ type: 'json_schema', schema: parameters });
  } catch (error) {
    if (!(error instanceof OpenVINOServeError)) throw error;
    throw new OpenVINOServeError(error.code, error.message, { cause: error, param });
  }
}

function checkChoice(tools: readonly ToolDefinition[], choice: ToolChoice): void {
  const names = new Set<string>();
  for (const [i, { name }] of tools.entries()) {
    if (names.has(name)) {
      throw invalid(`tools[${i}].function.name`, `There are two tools with the name '${name}'.`);
    }
    names.add(name);
  }
  if (choice === 'auto' || choice === 'none') return;
  if (tools.length === 0) {
    throw invalid('tool_choice', 'tool_choice asks for a call, but there are no tools.');
  }
  if (choice !== 'required' && !names.has(choice.name)) {
    throw invalid(
      'tool_choice',
      `tool_choice names '${choice.name}', which is not among the tools.`,
    );
  }
}

function invalid(param: string, message: string): OpenVINOServeError {
  return new OpenVINOServeError('INVALID_ARGUMENT', message, { param });
}
