/** Reads keywords whose values must have a form. */
import { LIMITS } from './limits.js';
import { isObject, type JsonObject } from './json-value.js';
import { TYPES, type TypeName } from './keywords.js';
import { below, refuseAt, type Pointer } from './refuse.js';

const wrong = (at: Pointer, keyword: string, form: string): never =>
  refuseAt(below(at, keyword), `must be ${form}.`);

/** The default for a missing keyword may be Infinity. */
export function readCount(
  schema: JsonObject,
  keyword: string,
  at: Pointer,
  missing: number,
): number {
  const value = schema[keyword];
  if (value === undefined) return missing;
  if (!Number.isInteger(value) || (value as number) < 0)
    return wrong(at, keyword, 'a whole number, 0 or more');
  if ((value as number) > LIMITS.repeat) {
    refuseAt(below(at, keyword), `cannot be enforced: at most ${LIMITS.repeat} can be counted.`);
  }
  return value as number;
}

export function readNumber(schema: JsonObject, keyword: string, at: Pointer): number | null {
  const value = schema[keyword];
  if (value === undefined) return null;
  return typeof value === 'number' ? value : wrong(at, keyword, 'a number');
}

export function readString(schema: JsonObject, keyword: string, at: Pointer): string | null {
  const value = schema[keyword];
  if (value === undefined) return null;
  return typeof value === 'string' ? value : wrong(at, keyword, 'a string');
}

export function readObject(schema: JsonObject, keyword: string, at: Pointer): JsonObject {
  const value = schema[keyword];
  if (value === undefined) return {};
  return isObject(value) ? value : wrong(at, keyword, 'an object');
}

/** @throws {OpenVINOServeError} `INVALID_GRAMMAR` unless it is an array with something in it */
export function readList(schema: JsonObject, keyword: string, at: Pointer): unknown[] {
  const value = schema[keyword];
  return Array.isArray(value) && value.length > 0
    ? value
    : wrong(at, keyword, 'an array that is not empty');
}

export function readNames(schema: JsonObject, keyword: string, at: Pointer): string[] {
  const value = schema[keyword];
  if (value === undefined) return [];
  const valid = Array.isArray(value) && value.every((item) => typeof item === 'string');
  return valid ? [...new Set(value)] : wrong(at, keyword, 'an array of strings');
}

/** Null where the schema names no type. */
export function readTypes(schema: JsonObject, at: Pointer): TypeName[] | null {
  const value = schema['type'];
  if (value === undefined) return null;
  const names: unknown[] = Array.isArray(value) ? value : [value];
  const isType = (name: unknown): name is TypeName => (TYPES as readonly unknown[]).includes(name);
  if (names.length === 0 || !names.every(isType))
    return wrong(at, 'type', `a type: ${TYPES.join(', ')}`);
  return [...new Set(names)];
}
