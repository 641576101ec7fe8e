/** Reads the items of a request's `input` into those that are stored and listed. */
import { HttpError, missingParameter } from '../openai-error.js';
import { checkOtherParameters } from '../other-parameters.js';
import type { InputItem } from '../schemas/response-input.js';
import type { ResponseItem } from '../schemas/response-items.js';
import { inputTexts, readMessage, readReasoning, required } from './item-content.js';
import { newItemId } from './response-ids.js';
import { ITEM_PARAMETERS } from './response-parameters.js';

type Type = ResponseItem['type'] | 'item_reference';

/** The fields that an item may have besides `type`, `id` and `status`. */
const FIELDS: Readonly<Record<Type, readonly (keyof InputItem)[]>> = {
  message: ['role', 'content'],
  function_call: ['call_id', 'name', 'arguments'],
  function_call_output: ['call_id', 'output', 'name'],
  reasoning: ['content', 'summary'],
  item_reference: [],
};

const KNOWN_FIELDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(FIELDS).map(([type, fields]) => [
    type,
    new Set(['type', 'id', 'status', ...fields]),
  ]),
);

/**
 * @param find the item of a stored response that has this id
 * @throws {HttpError} for items, parts and fields that cannot be honoured, and what is missing
 */
export function readItems(
  input: string | readonly InputItem[],
  find: (id: string) => ResponseItem | undefined,
): ResponseItem[] {
  if (typeof input === 'string') return [userMessage(input)];
  return input.map((item, i) => readItem(item, find, `input[${i}]`));
}

function userMessage(text: string): ResponseItem {
  return {
    id: newItemId('message'),
    type: 'message',
    role: 'user',
    status: 'completed',
    content: [{ type: 'input_text', text }],
  };
}

function readItem(
  item: InputItem,
  find: (id: string) => ResponseItem | undefined,
  path: string,
): ResponseItem {
  const type = typeOf(item, path);
  checkOtherParameters(item, KNOWN_FIELDS.get(type) ?? new Set(), ITEM_PARAMETERS[type], path);
  if (type === 'item_reference') {
    const id = required(item.id, `${path}.id`);
    const found = find(id);
    if (found) return found;
    throw new HttpError(
      'item_not_found',
      `No stored response has an item with id '${id}'. Send the item itself.`,
      { param: `${path}.id` },
    );
  }
  const head = { id: item.id ?? newItemId(type), status: 'completed' as const };
  switch (type) {
    case 'message':
      return readMessage(item, head, path);
    case 'function_call':
      return {
        ...head,
        type,
        call_id: required(item.call_id, `${path}.call_id`),
        name: required(item.name, `${path}.name`),
        arguments: required(item.arguments, `${path}.arguments`),
      };
    case 'function_call_output': {
      const output = required(item.output, `${path}.output`);
      return {
        ...head,
        type,
        call_id: required(item.call_id, `${path}.call_id`),
        output: typeof output === 'string' ? output : inputTexts(output, `${path}.output`),
      };
    }
    case 'reasoning':
      return { ...head, type, ...readReasoning(item, path) };
  }
}

function typeOf({ type, role, id }: InputItem, path: string): Type {
  if (type == null) {
    if (role !== undefined) return 'message';
    if (id != null) return 'item_reference';
    throw missingParameter(`${path}.type`);
  }
  if (Object.hasOwn(FIELDS, type)) return type as Type;
  const names = Object.keys(FIELDS).map((name) => `'${name}'`);
  throw new HttpError(
    'invalid_value',
    `Invalid value: ${JSON.stringify(type)} for '${path}.type'. Supported values are: ${names.join(', ')}.`,
    { param: `${path}.type` },
  );
}
