/** Reads the tools of a request and the choice among them. */
import type { ChatTool, ToolChoice } from '../../chat/chat-request.js';
import { exactOf } from '../exact-json.js';
import { HttpError, missingParameter } from '../openai-error.js';
import { checkOtherParameters } from '../other-parameters.js';
import { ResponseTool, type ResponseToolChoice } from '../schemas/response-tools.js';
import { TOOL_PARAMETERS } from './response-parameters.js';

const KNOWN_FIELDS = new Set(Object.keys(ResponseTool.properties));

/** @throws {HttpError} for tools that OpenAI runs, and fields that cannot be honoured */
export function readTools(tools: readonly ResponseTool[]): ChatTool[] {
  return tools.map((tool, i) => {
    const path = `tools[${i}]`;
    const { type, name, parameters, strict } = tool;
    if (type !== 'function') {
      throw new HttpError(
        'unsupported_parameter',
        `Unsupported parameter: '${path}' is of type '${type}', which this server does not have. Describe the tool as one of type 'function', and run it yourself.`,
        { param: `${path}.type` },
      );
    }
    checkOtherParameters(tool, KNOWN_FIELDS, TOOL_PARAMETERS, path);
    if (name === undefined) throw missingParameter(`${path}.name`);
    const description = tool.description ?? undefined;
    const shown = {
      name,
      ...(description === undefined ? {} : { description }),
      ...(parameters == null ? {} : { parameters: exactOf(parameters) }),
    };
    return {
      name,
      description,
      parameters: parameters ?? undefined,
      strict: strict ?? false,
      shown: { type: 'function', function: shown },
    };
  });
}

/**
 * The tools that may be called, and whether they must.
 * @throws {HttpError} for a choice among tools that there are not
 */
export function chooseTools(
  tools: readonly ChatTool[],
  choice: ResponseToolChoice,
): { tools: readonly ChatTool[]; toolChoice: ToolChoice } {
  if (typeof choice === 'string') {
    // Clients send `auto` without tools, which asks for nothing.
    return { tools, toolChoice: choice === 'auto' && tools.length === 0 ? 'none' : choice };
  }
  if (choice.type === 'function') return { tools, toolChoice: { name: choice.name } };
  const names = new Set(choice.tools.map(({ name }) => name));
  for (const name of names) {
    if (tools.some((tool) => tool.name === name)) continue;
    throw new HttpError(
      'invalid_value',
      `tool_choice allows '${name}', which is not among the tools.`,
      { param: 'tool_choice' },
    );
  }
  return { tools: tools.filter(({ name }) => names.has(name)), toolChoice: choice.mode };
}
