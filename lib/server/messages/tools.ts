/** Reads the tools of a request and the choice among them. */
import type { ChatTool, ToolChoice } from '../../chat/chat-request.js';
import { exactOf } from '../exact-json.js';
import { HttpError, missingParameter } from '../openai-error.js';
import { checkOtherParameters } from '../other-parameters.js';
import { MessagesTool, type CountTokensRequest } from '../schemas/messages.js';
import { TOOL_PARAMETERS } from './message-parameters.js';

const KNOWN_FIELDS = new Set(Object.keys(MessagesTool.properties));
const KNOWN_CHOICE_FIELDS = new Set(['type', 'name', 'disable_parallel_tool_use']);

/** @throws {HttpError} for tools that Anthropic runs or defines, and fields that cannot be honoured */
export function readTools(tools: readonly MessagesTool[]): ChatTool[] {
  return tools.map((tool, i) => {
    const path = `tools[${i}]`;
    const { type, name, description, input_schema: parameters, strict } = tool;
    if (type != null && type !== 'custom') {
      throw new HttpError(
        'unsupported_parameter',
        `Unsupported parameter: '${path}' is of type '${type}', which this server does not have. Describe the tool as one of type 'custom'.`,
        { param: `${path}.type` },
      );
    }
    checkOtherParameters(tool, KNOWN_FIELDS, TOOL_PARAMETERS, path);
    if (parameters === undefined) throw missingParameter(`${path}.input_schema`);
    const shown = { name, description, parameters: exactOf(parameters) };
    return {
      name,
      description,
      parameters,
      strict: strict ?? false,
      shown: { type: 'function', function: shown },
    };
  });
}

/** @throws {HttpError} for a name that is missing, or to no purpose */
export function readToolChoice(choice: NonNullable<CountTokensRequest['tool_choice']>): ToolChoice {
  checkOtherParameters(choice, KNOWN_CHOICE_FIELDS, {}, 'tool_choice');
  const { type, name } = choice;
  if (type === 'tool') {
    if (name === undefined) throw missingParameter('tool_choice.name');
    return { name };
  }
  if (name !== undefined) {
    throw new HttpError(
      'invalid_parameter_combination',
      "Invalid parameter: 'tool_choice.name' is only allowed when 'tool_choice.type' is 'tool'.",
      { param: 'tool_choice.name' },
    );
  }
  return type === 'any' ? 'required' : type;
}
