/** Filters of lists and dicts. */
import { getItem } from './attributes.js';
import { compare } from './compare.js';
import { items } from './dict-methods.js';
import type { NamedFilters } from './filter-types.js';
import { add } from './operators.js';
import { str } from './text.js';
import {
  equals,
  Generator,
  generator,
  iterate,
  RenderError,
  truthy,
  typeName,
  type Value,
} from './values.js';

export const SEQUENCE_FILTERS: NamedFilters = {
  length: [[], length],
  count: [[], length],
  list: [[], (value) => [...iterate(value)]],
  first: [[], (value) => iterate(value)[0]],
  last: [[], (value) => indexable(value).at(-1)],
  reverse: [[], reverse],
  join: [
    ['d', 'attribute'],
    (value, separator: Value = '', attribute) =>
      iterate(value).map(getter(attribute)).map(str).join(str(separator)),
  ],
  items: [[], (value) => generator(value === undefined ? [] : items(mapping(value)))],
  dictsort: [['case_sensitive', 'by', 'reverse'], dictsort],
  sort: [['reverse', 'case_sensitive', 'attribute'], sort],
  unique: [['case_sensitive', 'attribute'], unique],
  min: [['case_sensitive', 'attribute'], (...args) => sort(args[0], false, args[1], args[2])[0]],
  max: [['case_sensitive', 'attribute'], (...args) => sort(args[0], true, args[1], args[2])[0]],
  sum: [
    ['attribute', 'start'],
    (value, attribute, start: Value = 0) =>
      iterate(value).map(getter(attribute)).reduce(add, start),
  ],
};

function length(value: Value): number {
  if (typeof value === 'string') return Array.from(value).length;
  if (value instanceof Map) return value.size;
  if (value === undefined) return 0;
  if (Array.isArray(value) && !(value instanceof Generator)) return value.length;
  throw new RenderError(`object of type '${typeName(value)}' has no len()`);
}

function indexable(value: Value): Value[] {
  if (value instanceof Generator) throw new RenderError("'generator' object is not reversible");
  return iterate(value);
}

function reverse(value: Value): Value {
  const reversed = [...indexable(value)].reverse();
  return typeof value === 'string' ? reversed.map(str).join('') : generator(reversed);
}

function mapping(value: Value): Map<Value, Value> {
  if (value instanceof Map) return value;
  throw new RenderError('Can only get item pairs from a mapping.');
}

/** Reads `a.b.0` of a value; the value itself where there is no attribute. */
export function getter(attribute: Value, fallback?: Value): (value: Value) => Value {
  if (attribute === undefined || attribute === null) return (value) => value;
  const path = str(attribute)
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  return (value) => {
    const found = path.reduce<Value>(getItem, value);
    return found === undefined ? fallback : found;
  };
}

function folded(caseSensitive: Value): (value: Value) => Value {
  const ignoreCase = !truthy(caseSensitive);
  return (value) => (ignoreCase && typeof value === 'string' ? value.toLowerCase() : value);
}

function sortBy(values: Value[], key: (value: Value) => Value, reverse: boolean): Value[] {
  const keyed = values.map((value): [Value, Value] => [key(value), value]);
  keyed.sort(([a], [b]) => (reverse ? compare(b, a) : compare(a, b)));
  return keyed.map(([, value]) => value);
}

function sort(value: Value, reverse: Value, caseSensitive?: Value, attribute?: Value): Value[] {
  const read = getter(attribute);
  const fold = folded(caseSensitive);
  return sortBy([...iterate(value)], (item) => fold(read(item)), truthy(reverse));
}

function dictsort(value: Value, caseSensitive: Value, by: Value = 'key', reverse?: Value): Value {
  const fold = folded(caseSensitive);
  const at = by === 'value' ? 1 : 0;
  const key = (item: Value): Value => fold((item as Value[])[at]);
  return sortBy(items(mapping(value)), key, truthy(reverse));
}

function unique(value: Value, caseSensitive: Value, attribute: Value): Value {
  const read = getter(attribute);
  const fold = folded(caseSensitive);
  const seen: Value[] = [];
  return generator(
    iterate(value).filter((item) => {
      const key = fold(read(item));
      if (seen.some((other) => equals(other, key))) return false;
      seen.push(key);
      return true;
    }),
  );
}
