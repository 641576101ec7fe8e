/**
 * Python's values as templates see them. A JavaScript number that is whole is an int, any other a
 * float; a float that is whole is a `PyFloat`. None is null, jinja2's Undefined is undefined.
 */
export type Value =
  | undefined
  | null
  | boolean
  | number
  | bigint
  | string
  | PyFloat
  | Value[]
  | Dict
  | PyObject
  | Callable;

export type Dict = Map<Value, Value>;
export type Kwargs = Map<string, Value>;
export type Callable = (args: Value[], kwargs: Kwargs) => Value;

/** What Python would raise while it renders. */
export class RenderError extends Error {}

/** A float without a fraction: Python writes 1.0 where JavaScript writes 1. */
export class PyFloat {
  constructor(readonly value: number) {}
}

/** Lists of other kinds; what is made of their elements is a plain list again. */
class Sequence extends Array<Value> {
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
}

export class Tuple extends Sequence {}

export function tuple(values: Iterable<Value>): Tuple {
  const result = new Tuple();
  for (const value of values) result.push(value);
  return result;
}

/** What `dict.items()` and its like return: it has a length, but no elements by index. */
export class DictView extends Sequence {
  kind = 'items';
}

/** What filters such as `map` return: true even if empty, without a length, read once. */
export class Generator extends Sequence {}

export function generator(values: Iterable<Value>): Generator {
  const result = new Generator();
  for (const value of values) result.push(value);
  return result;
}

/** Something with attributes only: a namespace, a `loop`. */
export abstract class PyObject {
  abstract attribute(name: string): Value;
}

export class Namespace extends PyObject {
  constructor(readonly values: Kwargs) {
    super();
  }

  override attribute(name: string): Value {
    return this.values.get(name);
  }
}

export function float(value: number): Value {
  return Number.isInteger(value) ? new PyFloat(value) : value;
}

export function isFloat(value: Value): value is number | PyFloat {
  return value instanceof PyFloat || (typeof value === 'number' && !Number.isInteger(value));
}

export function isInt(value: Value): value is number | bigint {
  return typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value));
}

/** The number behind an int, a float or a bool; undefined for anything else. */
export function numberOf(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  if (value instanceof PyFloat) return value.value;
  if (typeof value === 'boolean' || typeof value === 'bigint') return Number(value);
  return undefined;
}

/** The number behind a float. */
export function floatOf(value: number | PyFloat): number {
  return typeof value === 'number' ? value : value.value;
}

/** JavaScript's data, or what `parseJson` read, as the values of a template. */
export function toValue(input: unknown): Value {
  if (Array.isArray(input)) return input.map(toValue);
  if (input instanceof Map || input instanceof PyFloat) return input as Value;
  if (typeof input === 'object' && input !== null) {
    const dict: Dict = new Map();
    for (const key of Object.keys(input)) {
      const value = (input as Record<string, unknown>)[key];
      if (value !== undefined) dict.set(key, toValue(value));
    }
    return dict;
  }
  if (typeof input === 'function' || typeof input === 'symbol') return undefined;
  return input as Value;
}

export function truthy(value: Value): boolean {
  if (value instanceof PyFloat) return value.value !== 0;
  if (Array.isArray(value)) return value instanceof Generator || value.length > 0;
  if (value instanceof Map) return value.size > 0;
  return typeof value === 'number' ? value !== 0 : Boolean(value);
}

export function equals(a: Value, b: Value): boolean {
  if (a === b) return true;
  const left = numberOf(a);
  if (left !== undefined) return left === numberOf(b);
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a instanceof Generator || b instanceof Generator) return false;
    if (a instanceof Tuple !== b instanceof Tuple) return false;
    return a.length === b.length && a.every((item, i) => equals(item, b[i]));
  }
  if (a instanceof Map && b instanceof Map) {
    return (
      a.size === b.size && [...a].every(([key, value]) => b.has(key) && equals(value, b.get(key)))
    );
  }
  return false;
}

/** Python's name of a value's type, for messages. */
export function typeName(value: Value): string {
  if (value === undefined) return 'Undefined';
  if (value === null) return 'NoneType';
  if (typeof value === 'string') return 'str';
  if (typeof value === 'boolean') return 'bool';
  if (isInt(value)) return 'int';
  if (isFloat(value)) return 'float';
  if (value instanceof Tuple) return 'tuple';
  if (value instanceof Generator) return 'generator';
  if (value instanceof DictView) return `dict_${value.kind}`;
  if (Array.isArray(value)) return 'list';
  if (value instanceof Map) return 'dict';
  return typeof value === 'function' ? 'function' : 'object';
}

/** The elements that a loop over the value sees; a generator has none left afterwards. */
export function iterate(value: Value): Value[] {
  if (value instanceof Generator) return value.splice(0);
  if (Array.isArray(value)) return value;
  if (typeof value === 'string') return Array.from(value);
  if (value instanceof Map) return [...value.keys()];
  if (value === undefined) return [];
  throw new RenderError(`'${typeName(value)}' object is not iterable`);
}
