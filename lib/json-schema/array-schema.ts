/** Arrays: a list of one kind, or fixed places first. */
import { repeat, sequence, text, type Node } from './grammar.js';
import { enclose, list, type JsonText } from './json-text.js';
import type { JsonObject } from './json-value.js';
import { readCount, readList } from './read-keyword.js';
import { below, refuseAt, type Pointer } from './refuse.js';

/** Makes the grammar of a part of a schema; null where no value satisfies it. */
export type Compile = (schema: unknown, at: Pointer) => Node | null;

/**
 * Fixed places are all filled, as far as maxItems lets them; further items come only where the
 * schema speaks of them.
 */
export function compileArray(
  schema: JsonObject,
  at: Pointer,
  json: JsonText,
  compile: Compile,
): Node | null {
  if (schema['uniqueItems'] !== undefined && schema['uniqueItems'] !== false) {
    refuseAt(
      below(at, 'uniqueItems'),
      'cannot be enforced: a grammar does not remember what it wrote.',
    );
  }
  const min = readCount(schema, 'minItems', at, 0);
  const max = readCount(schema, 'maxItems', at, Infinity);
  if (min > max) return null;
  const prefix = compilePrefix(schema, at, compile).slice(0, max);
  const end = prefix.indexOf(null);
  const fixed = (end === -1 ? prefix : prefix.slice(0, end)) as Node[];
  const item = end === -1 ? compileItems(schema, at, json, compile) : null;
  if (item === null && min > fixed.length) return null;
  if (fixed.length === 0) {
    const items = item === null ? { items: null, empty: true } : list(item, json.comma, min, max);
    return enclose('[', json.gap, items, ']');
  }
  const places = fixed.flatMap((place, i) => (i === 0 ? [place] : [json.comma, place]));
  const further =
    item === null
      ? text('')
      : repeat(sequence(json.comma, item), Math.max(0, min - fixed.length), max - fixed.length);
  return sequence(text('['), json.gap, ...places, further, json.gap, text(']'));
}

function compilePrefix(schema: JsonObject, at: Pointer, compile: Compile): (Node | null)[] {
  if (schema['prefixItems'] === undefined) return [];
  return readList(schema, 'prefixItems', at).map((place, i) =>
    compile(place, below(at, 'prefixItems', i)),
  );
}

function compileItems(
  schema: JsonObject,
  at: Pointer,
  json: JsonText,
  compile: Compile,
): Node | null {
  for (const keyword of ['items', 'unevaluatedItems']) {
    if (schema[keyword] !== undefined) return compile(schema[keyword], below(at, keyword));
  }
  const places = schema['prefixItems'];
  // Where the schema needs more than its places, it means any.
  const needed = Array.isArray(places)
    ? readCount(schema, 'minItems', at, 0) > places.length
    : true;
  return needed ? json.any : null;
}
