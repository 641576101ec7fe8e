/** `a.b`, `a['b']` and slices. */
import { dictMethod } from './dict-methods.js';
import { stringMethod } from './string-methods.js';
import { str } from './text.js';
import {
  DictView,
  Generator,
  numberOf,
  PyObject,
  RenderError,
  Tuple,
  tuple,
  typeName,
  type Value,
} from './values.js';

/** `a.b`: an attribute or a method, else an item. */
export function getAttribute(object: Value, name: string): Value {
  const attribute = ownAttribute(object, name);
  return attribute === undefined ? itemOf(object, name) : attribute;
}

/** `a[b]`: an item, else an attribute. */
export function getItem(object: Value, key: Value): Value {
  const item = itemOf(object, key);
  if (item !== undefined || typeof key !== 'string') return item;
  return object instanceof Map && object.has(key) ? undefined : ownAttribute(object, key);
}

/** What Python's `getattr` finds. */
export function ownAttribute(object: Value, name: string): Value {
  if (object === undefined) throw new RenderError(`undefined has no attribute '${name}'`);
  if (typeof object === 'string') return stringMethod(object, name);
  if (object instanceof Map) return dictMethod(object, name);
  if (object instanceof PyObject) return object.attribute(name);
  return undefined;
}

function itemOf(object: Value, key: Value): Value {
  if (object === undefined) throw new RenderError(`undefined has no item ${str(key)}`);
  if (object instanceof Map) return object.get(key);
  const isList =
    Array.isArray(object) && !(object instanceof Generator || object instanceof DictView);
  if (typeof object !== 'string' && !isList) return undefined;
  if (typeof key !== 'number' && typeof key !== 'boolean') return undefined;
  const items = typeof object === 'string' ? characters(object) : object;
  const item = items.at(Number(key));
  return Number.isInteger(Number(key)) ? item : undefined;
}

/** A string as a list of code points; the string itself where that is the same. */
function characters(text: string): string | string[] {
  return /[\ud800-\udfff]/.test(text) ? Array.from(text) : text;
}

export function slice(object: Value, start: Value, stop: Value, step: Value): Value {
  if (object === undefined) return undefined;
  if (typeof object === 'string') {
    return pick(Array.from(object), start, stop, step).join('');
  }
  if (!Array.isArray(object) || object instanceof Generator || object instanceof DictView) {
    throw new RenderError(`'${typeName(object)}' object cannot be sliced`);
  }
  const items = pick<Value>(object, start, stop, step);
  return object instanceof Tuple ? tuple(items) : items;
}

function pick<T>(items: T[], start: Value, stop: Value, step: Value): T[] {
  const by = bound(step) ?? 1;
  if (by === 0) throw new RenderError('slice step cannot be zero');
  const { length } = items;
  const [low, high] = by > 0 ? [0, length] : [-1, length - 1];
  const clamp = (value: number): number =>
    Math.min(Math.max(value < 0 ? value + length : value, low), high);
  const first = bound(start);
  const last = bound(stop);
  const from = first === undefined ? (by > 0 ? low : high) : clamp(first);
  const to = last === undefined ? (by > 0 ? high : low) : clamp(last);
  if (by === 1) return Array.prototype.slice.call(items, from, Math.max(from, to)) as T[];
  const count = Math.max(0, Math.ceil((to - from) / by));
  return Array.from({ length: count }, (_, i) => items[from + i * by] as T);
}

function bound(value: Value): number | undefined {
  if (value === undefined || value === null) return undefined;
  const number = numberOf(value);
  if (number !== undefined && Number.isInteger(number)) return number;
  throw new RenderError('slice indices must be integers or None');
}
