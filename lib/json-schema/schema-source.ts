/** The schema that is compiled, and its parts by reference. */
import { isObject, type JsonObject } from './json-value.js';
import { ANNOTATIONS, DECIDING, TYPED, UNENFORCEABLE } from './keywords.js';
import { below, quote, refuseAt, type Pointer } from './refuse.js';

export type Schema = JsonObject | boolean;

/** A schema and where it stands. */
export interface Place {
  schema: Schema;
  at: Pointer;
}

/** @throws {OpenVINOServeError} `INVALID_GRAMMAR` for what is no schema or has unknown keywords */
export function asSchema(value: unknown, at: Pointer): Schema {
  if (typeof value === 'boolean') return value;
  if (!isObject(value)) return refuseAt(at, 'is not a schema: it must be an object or a boolean.');
  for (const keyword of Object.keys(value)) {
    const reason = UNENFORCEABLE.get(keyword);
    if (reason !== undefined)
      refuseAt(below(at, keyword), `cannot be enforced: '${keyword}' ${reason}.`);
    const known =
      ANNOTATIONS.has(keyword) ||
      TYPED.has(keyword) ||
      keyword === 'type' ||
      (DECIDING as readonly string[]).includes(keyword) ||
      keyword.startsWith('x-');
    if (!known)
      refuseAt(below(at, keyword), `cannot be enforced: ${quote(keyword)} is not a known keyword.`);
    if (keyword === '$id' && at !== '') {
      refuseAt(
        below(at, keyword),
        'cannot be enforced: references inside could mean other schemas.',
      );
    }
  }
  return value;
}

/** The keywords that allow or forbid something. */
export const assertions = (schema: JsonObject): string[] =>
  Object.keys(schema).filter((keyword) => !ANNOTATIONS.has(keyword) && !keyword.startsWith('x-'));

/**
 * @param at where the reference stands
 * @throws {OpenVINOServeError} `INVALID_GRAMMAR` for a reference that leads nowhere or elsewhere
 */
export function resolve(root: unknown, reference: unknown, at: Pointer): Place {
  const fail = (reason: string) => refuseAt(at, `cannot be enforced: ${reason}.`);
  if (typeof reference !== 'string') return fail('a reference must be a string');
  if (reference !== '#' && !reference.startsWith('#/')) {
    return fail(`${quote(reference)} is not a path in this schema, such as #/$defs/name`);
  }
  let pointer: string;
  try {
    pointer = decodeURIComponent(reference.slice(1));
  } catch {
    return fail(`${quote(reference)} is not a valid path`);
  }
  let value = root;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const inside = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
    if (!inside) return fail(`${quote(reference)} leads nowhere`);
    value = (value as Record<string, unknown>)[key];
  }
  return { schema: asSchema(value, pointer), at: pointer };
}
