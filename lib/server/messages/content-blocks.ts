/** Checks content blocks of a request beyond their types. */
import { HttpError, missingParameter } from '../openai-error.js';
import { checkOtherParameters } from '../other-parameters.js';
import type { MessageBlock, RequestMessage, TextBlock } from '../schemas/messages.js';
import { BLOCK_PARAMETERS } from './message-parameters.js';

/** A block with what its type must have. */
export type Block =
  | { type: 'text' | 'thinking'; text: string }
  | { type: 'tool_use'; id: string; name: string; input: object }
  | { type: 'tool_result'; callId: string; text: string; path: string };

type Role = RequestMessage['role'];

/** Which blocks a message may hold. */
const BLOCKS_OF: Readonly<Record<Role, readonly string[]>> = {
  user: ['text', 'tool_result'],
  assistant: ['text', 'tool_use', 'thinking', 'redacted_thinking'],
  system: ['text'],
};

/** The fields that a block may have besides `type` and `cache_control`. */
const FIELDS_OF: Readonly<Record<string, readonly (keyof MessageBlock)[]>> = {
  text: ['text'],
  tool_use: ['id', 'name', 'input'],
  tool_result: ['tool_use_id', 'content', 'is_error'],
  thinking: ['thinking', 'signature'],
  redacted_thinking: ['data'],
};

const KNOWN_FIELDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(FIELDS_OF).map(([type, fields]) => [
    type,
    new Set(['type', 'cache_control', ...fields]),
  ]),
);

/** @throws {HttpError} for a block or a field that cannot be honoured, or a field that is missing */
export function readBlock(block: MessageBlock, role: Role, path: string): Block {
  checkBlock(block, BLOCKS_OF[role], path);
  switch (block.type) {
    case 'tool_use':
      return {
        type: 'tool_use',
        id: required(block.id, `${path}.id`),
        name: required(block.name, `${path}.name`),
        input: required(block.input, `${path}.input`),
      };
    case 'tool_result': {
      const callId = required(block.tool_use_id, `${path}.tool_use_id`);
      return { type: 'tool_result', callId, text: resultOf(block, path), path };
    }
    case 'thinking':
      return { type: 'thinking', text: required(block.thinking, `${path}.thinking`) };
    case 'redacted_thinking':
      return { type: 'thinking', text: '' };
    default:
      return { type: 'text', text: required(block.text, `${path}.text`) };
  }
}

/**
 * @param content a text, or blocks of text only
 * @throws {HttpError} for other blocks
 */
export function textOf(content: string | readonly TextBlock[], path: string): string {
  if (typeof content === 'string') return content;
  const texts = content.map((block, i) => {
    checkBlock(block, ['text'], `${path}[${i}]`);
    return required(block.text, `${path}[${i}].text`);
  });
  return texts.join('\n');
}

/** Chat templates know no failed results, so the model is told in words. */
function resultOf({ content = '', is_error: failed }: MessageBlock, path: string): string {
  const text = textOf(content, `${path}.content`);
  return failed !== true || /^error\b/i.test(text) ? text : `Error: ${text}`.trimEnd();
}

function checkBlock(block: { type: string }, allowed: readonly string[], path: string): void {
  const { type } = block;
  if (!allowed.includes(type)) throw wrongBlock(type, allowed, path);
  const known = KNOWN_FIELDS.get(type) ?? new Set();
  checkOtherParameters(block, known, BLOCK_PARAMETERS[type], path);
}

const MEDIA_BLOCKS: Readonly<Record<string, string>> = { image: 'image', document: 'document' };

function wrongBlock(type: string, allowed: readonly string[], path: string): HttpError {
  const input = Object.hasOwn(MEDIA_BLOCKS, type) ? MEDIA_BLOCKS[type] : undefined;
  if (input !== undefined) {
    return new HttpError(
      'unsupported_content',
      `Invalid content: '${path}' is of type '${type}', but the model has no ${input} input. Send text blocks instead.`,
      { param: path },
    );
  }
  return new HttpError(
    'invalid_value',
    `Invalid value: ${JSON.stringify(type)} for '${path}.type'. Supported values are: ${allowed.map((name) => `'${name}'`).join(', ')}.`,
    { param: `${path}.type` },
  );
}

function required<T>(value: T | undefined, path: string): T {
  if (value === undefined) throw missingParameter(path);
  return value;
}
