/** Checks the messages of a request beyond their types and turns them into what the engine takes. */
import { parseJson } from '../../chat-template/json.js';
import type { ChatMessage } from '../../text-engine.js';
import { HttpError, missingParameter } from '../openai-error.js';
import type { ContentPart, RequestMessage } from '../schemas/chat-completions.js';

/** @throws {HttpError} `unsupported_content`, `invalid_value`, `missing_required_parameter` */
export function toChatMessages(messages: readonly RequestMessage[]): ChatMessage[] {
  return messages.map((message, index) => toChatMessage(message, `messages[${index}]`));
}

function toChatMessage(message: RequestMessage, path: string): ChatMessage {
  refuseLegacyFields(message, path);
  const { role, name, tool_calls: calls, tool_call_id: callId } = message;
  if (role === 'tool' && callId === undefined) throw missingParameter(`${path}.tool_call_id`);
  const hasCalls = role === 'assistant' && calls != null && calls.length > 0;
  const content = contentOf(message, path, hasCalls);
  const reasoning = message.reasoning_content ?? message.reasoning;
  return {
    role,
    // Templates tell a message without content from one whose content is null.
    ...(content === undefined ? {} : { content }),
    ...(name === undefined ? {} : { name }),
    ...(role === 'assistant' && reasoning != null ? { reasoning_content: reasoning } : {}),
    ...(hasCalls
      ? { tool_calls: calls.map((call, i) => parseCall(call, `${path}.tool_calls[${i}]`)) }
      : {}),
    ...(role === 'tool' ? { tool_call_id: callId } : {}),
  };
}

function contentOf(
  message: RequestMessage,
  path: string,
  hasCalls: boolean,
): string | null | undefined {
  const { role, content } = message;
  if (typeof content === 'string') return content;
  if (content != null) {
    return content.map((part, i) => textOf(part, role, `${path}.content[${i}]`)).join('\n');
  }
  if (role === 'assistant' && typeof message.refusal === 'string') return message.refusal;
  if (hasCalls) return content;
  if (content === undefined) throw missingParameter(`${path}.content`);
  throw new HttpError(
    'invalid_type',
    `Invalid type for '${path}.content': expected one of a string or an array, but got null instead.`,
    { param: `${path}.content` },
  );
}

function textOf(part: ContentPart, role: string, path: string): string {
  if (part.type === 'text') {
    if (part.text === undefined) throw missingParameter(`${path}.text`);
    return part.text;
  }
  if (part.type === 'refusal' && role === 'assistant') {
    if (part.refusal === undefined) throw missingParameter(`${path}.refusal`);
    return part.refusal;
  }
  const input = Object.hasOwn(MEDIA_PARTS, part.type) ? MEDIA_PARTS[part.type] : undefined;
  if (input !== undefined) {
    throw new HttpError(
      'unsupported_content',
      `Invalid content: '${path}' is of type '${part.type}', but the model has no ${input} input. Send text parts only.`,
      { param: path },
    );
  }
  throw new HttpError(
    'invalid_value',
    `Invalid value: ${JSON.stringify(part.type)} for '${path}.type'. Supported values are: 'text'${role === 'assistant' ? ", 'refusal'" : ''}.`,
    { param: `${path}.type` },
  );
}

const MEDIA_PARTS: Readonly<Record<string, string>> = {
  image_url: 'image',
  input_image: 'image',
  input_audio: 'audio',
  file: 'file',
  input_file: 'file',
  video_url: 'video',
};

type RequestToolCall = NonNullable<RequestMessage['tool_calls']>[number];

function parseCall(call: RequestToolCall, path: string): unknown {
  const { name, arguments: text } = call.function;
  const args = parseCallArguments(text, `${path}.function.arguments`);
  return { id: call.id, type: call.type, function: { name, arguments: args } };
}

/**
 * Chat templates render arguments as an object; the API carries them as its text.
 * @throws {HttpError} for a text that is no JSON object
 */
export function parseCallArguments(text: string, param: string): object {
  let args: unknown;
  try {
    // As Python reads it: templates print 1.0 as 1.0, and keys in their order.
    args = parseJson(text);
  } catch {
    args = undefined;
  }
  if (args instanceof Map) return args;
  throw new HttpError(
    'invalid_value',
    `Invalid value: ${JSON.stringify(text)} for '${param}'. Expected the text of a JSON object.`,
    { param },
  );
}

/** Fields that older or audio clients put into messages and that would otherwise get lost. */
function refuseLegacyFields(message: object, path: string): void {
  for (const field of ['function_call', 'audio'] as const) {
    const value = (message as Record<string, unknown>)[field];
    if (value === undefined || value === null) continue;
    throw new HttpError(
      'unsupported_parameter',
      `Unsupported parameter: '${path}.${field}' cannot be honoured by this server. Leave it out.`,
      { param: `${path}.${field}` },
    );
  }
}
