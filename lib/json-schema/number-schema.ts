/** Numbers and integers, with limits or without. */
import { choice, type Node } from './grammar.js';
import { toDecimal } from './decimal.js';
import type { JsonText } from './json-text.js';
import type { JsonObject } from './json-value.js';
import { EXACT_DIGITS, integersIn, numbersIn, type Limit } from './number-range.js';
import { readNumber, readString } from './read-keyword.js';
import { below, refuseAt, type Pointer } from './refuse.js';

/** Null where no number satisfies the schema. */
export function compileNumber(
  schema: JsonObject,
  type: 'number' | 'integer',
  at: Pointer,
  json: JsonText,
): Node | null {
  const multiple = readNumber(schema, 'multipleOf', at);
  if (multiple !== null && !(type === 'integer' && multiple === 1)) {
    refuseAt(below(at, 'multipleOf'), 'cannot be enforced: digits alone do not tell multiples.');
  }
  const low = tighter(limit(schema, 'minimum', at), limit(schema, 'exclusiveMinimum', at), 1);
  const high = tighter(limit(schema, 'maximum', at), limit(schema, 'exclusiveMaximum', at), -1);
  // The only format of numbers that forbids any of those that are written here.
  const int32 = readString(schema, 'format', at) === 'int32';
  const range = {
    low: int32 ? tighter(low, { value: -(2 ** 31), exclusive: false }, 1) : low,
    high: int32 ? tighter(high, { value: 2 ** 31 - 1, exclusive: false }, -1) : high,
  };
  if (!range.low && !range.high) return json[type];
  const nodes = type === 'integer' ? integersIn(range) : numbersIn(range);
  return nodes.length === 0 ? null : choice(...nodes);
}

function limit(schema: JsonObject, keyword: string, at: Pointer): Limit | null {
  const value = readNumber(schema, keyword, at);
  if (value === null) return null;
  const { whole, fraction } = toDecimal(value);
  // With more digits, a number just beside the limit would read back as the limit itself.
  if (
    whole.length + Math.max(6, fraction.length) >
    EXACT_DIGITS + (Number.isInteger(value) ? 6 : 0)
  ) {
    refuseAt(below(at, keyword), `cannot be enforced: ${value} has too many digits.`);
  }
  return { value, exclusive: keyword.startsWith('exclusive') };
}

/** The one that leaves less; `sign` is 1 for lower limits and -1 for upper ones. */
function tighter(a: Limit | null, b: Limit | null, sign: 1 | -1): Limit | null {
  if (a === null || b === null) return a ?? b;
  if (a.value === b.value) return a.exclusive ? a : b;
  return (a.value - b.value) * sign > 0 ? a : b;
}
