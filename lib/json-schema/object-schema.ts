/** Objects: which properties there are, and what may stand beside them. */
import type { Compile } from './array-schema.js';
import type { Node, Rules } from './grammar.js';
import { enclose, type JsonText } from './json-text.js';
import { isObject, type JsonObject } from './json-value.js';
import { compileMembers, type Member } from './object-members.js';
import { otherName } from './property-name.js';
import { readCount, readNames, readObject } from './read-keyword.js';
import { below, refuseAt, type Pointer } from './refuse.js';
import { sequence, text } from './grammar.js';
import { compileString } from './string-schema.js';

/**
 * Properties come in the schema's order. Others come only where the schema speaks of them or names
 * no property at all. Null where no object satisfies the schema.
 */
export function compileObject(
  schema: JsonObject,
  at: Pointer,
  json: JsonText,
  rules: Rules,
  compile: Compile,
): Node | null {
  const min = readCount(schema, 'minProperties', at, 0);
  const max = readCount(schema, 'maxProperties', at, Infinity);
  const required = readNames(schema, 'required', at);
  const properties = readObject(schema, 'properties', at);
  const other = compileOther(schema, at, json, rules, compile);
  const names = [
    ...Object.keys(properties),
    ...required.filter((name) => !Object.hasOwn(properties, name)),
  ];
  const members: Member[] = [];
  for (const name of names) {
    const declared = Object.hasOwn(properties, name);
    const value = declared
      ? compile(properties[name], below(at, 'properties', name))
      : compileUndeclared(schema, at, json, compile);
    if (value === null && required.includes(name)) return null;
    if (value === null) continue;
    members.push({
      node: rules.share(sequence(text(JSON.stringify(name)), json.colon, value)),
      required: required.includes(name),
    });
  }
  if (max < required.length || min > max) return null;
  const body = compileMembers({ members, other, min, max }, at, rules, json.comma);
  return body.items === null && !body.empty ? null : enclose('{', json.gap, body, '}');
}

/** The value of a property that is required, but has no schema of its own. */
function compileUndeclared(
  schema: JsonObject,
  at: Pointer,
  json: JsonText,
  compile: Compile,
): Node | null {
  for (const keyword of ['patternProperties', 'propertyNames']) {
    if (schema[keyword] !== undefined) {
      refuseAt(below(at, keyword), "cannot be enforced together with 'required'.");
    }
  }
  return compileFurther(schema, at, compile) ?? (isClosed(schema) ? null : json.any);
}

const FURTHER = ['additionalProperties', 'unevaluatedProperties'];

const isClosed = (schema: JsonObject): boolean =>
  FURTHER.some((keyword) => schema[keyword] !== undefined);

function compileFurther(schema: JsonObject, at: Pointer, compile: Compile): Node | null {
  const keyword = FURTHER.find((name) => schema[name] !== undefined);
  return keyword === undefined ? null : compile(schema[keyword], below(at, keyword));
}

/** A property whose name the schema does not give; null where there can be none. */
function compileOther(
  schema: JsonObject,
  at: Pointer,
  json: JsonText,
  rules: Rules,
  compile: Compile,
): Node | null {
  const named = [
    ...Object.keys(readObject(schema, 'properties', at)),
    ...readNames(schema, 'required', at),
  ];
  const byPattern = compileByPattern(schema, at, json, compile, named);
  if (byPattern !== undefined) return byPattern;
  const value = isClosed(schema)
    ? compileFurther(schema, at, compile)
    : named.length === 0
      ? json.any
      : null;
  const name = compileName(schema, at, json, rules, named, value !== null);
  return value && name && rules.share(sequence(name, json.colon, value));
}

/** Undefined where the schema has no patterns for names. */
function compileByPattern(
  schema: JsonObject,
  at: Pointer,
  json: JsonText,
  compile: Compile,
  named: string[],
): Node | null | undefined {
  const place = below(at, 'patternProperties');
  const patterns = Object.entries(readObject(schema, 'patternProperties', at));
  const [only] = patterns;
  if (only === undefined) return undefined;
  const further = FURTHER.some(
    (keyword) => schema[keyword] !== undefined && schema[keyword] !== false,
  );
  if (patterns.length > 1 || named.length > 0 || further || schema['propertyNames'] !== undefined) {
    refuseAt(
      place,
      'cannot be enforced unless it has one pattern, with no other property beside it: a name could fall under two schemas.',
    );
  }
  const [pattern, value] = only;
  const name = compileString({ pattern }, place, json);
  const node = compile(value, below(place, pattern));
  return name && node && sequence(name, json.colon, node);
}

function compileName(
  schema: JsonObject,
  at: Pointer,
  json: JsonText,
  rules: Rules,
  named: string[],
  open: boolean,
): Node | null {
  const names = schema['propertyNames'];
  if (names === undefined || names === true) {
    if (!open) return null;
    return named.length === 0 ? json.string : otherName(named, rules, at);
  }
  const place = below(at, 'propertyNames');
  if (named.length > 0)
    refuseAt(place, "cannot be enforced together with 'properties' or 'required'.");
  const form = ['pattern', 'format', 'minLength', 'maxLength', 'type'];
  if (!isObject(names) || !Object.keys(names).every((keyword) => form.includes(keyword))) {
    return refuseAt(place, `cannot be enforced unless it is a schema of ${form.join(', ')}.`);
  }
  if ((names['type'] ?? 'string') !== 'string') return null;
  return compileString(names, place, json);
}
