/** A part of the items that a response was made from. */
import { HttpError } from '../openai-error.js';
import type { ResponseItem } from '../schemas/response-items.js';
import type { InputItemList, InputItemsQuery } from '../schemas/stored-responses.js';

/**
 * @param items in the order of the conversation
 * @throws {HttpError} where none has the id `after`
 */
export function pageOf(
  items: readonly ResponseItem[],
  { limit = 20, order = 'desc', after }: InputItemsQuery,
): InputItemList {
  const ordered = order === 'asc' ? items : items.toReversed();
  const begin = after === undefined ? 0 : ordered.findIndex(({ id }) => id === after) + 1;
  if (after !== undefined && begin === 0) {
    throw new HttpError(
      'item_not_found',
      `The response was made from no item with id '${after}'.`,
      { param: 'after' },
    );
  }
  const data = ordered.slice(begin, begin + limit);
  return {
    object: 'list',
    data,
    first_id: data[0]?.id ?? '',
    last_id: data.at(-1)?.id ?? '',
    has_more: begin + limit < ordered.length,
  };
}
