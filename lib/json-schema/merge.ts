/** Makes one schema of two that a value must both satisfy. */
import { canonical, isObject, type JsonObject } from './json-value.js';
import { OBJECT_KEYWORDS } from './keywords.js';
import { readNames, readObject, readTypes } from './read-keyword.js';
import { below, quote, refuseAt, type Pointer } from './refuse.js';
import { asSchema, assertions, type Schema } from './schema-source.js';
import { commonTypes } from './value-types.js';

const HIGHER = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'];
const LOWER = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'];
const ARRAY_PARTS = ['items', 'prefixItems', 'unevaluatedItems'];
/** They speak about the properties that the same schema does not name. */
const OTHERS = [
  'additionalProperties',
  'unevaluatedProperties',
  'patternProperties',
  'propertyNames',
];

/**
 * @param outer the schema around, whose `unevaluated…` keywords know what `inner` names
 * @param at where `inner` stands
 * @throws {OpenVINOServeError} `INVALID_GRAMMAR` where two keywords have no common form
 */
export function merge(outer: Schema, inner: unknown, at: Pointer): Schema {
  const other = asSchema(inner, at);
  if (outer === true || other === false) return other;
  if (outer === false || other === true) return outer;
  if (!assertions(outer).length) return { ...withoutAssertions(outer), ...other };
  const [a, b] = [outer, innerKeywords(other)];
  assertCompatible(a, b, at);
  let merged: Record<string, unknown> = { ...a };
  for (const keyword of assertions(b)) {
    if (!(keyword in a)) merged[keyword] = b[keyword];
    else {
      const common = mergeKeyword(keyword, a, b, at);
      if (common === null) return false;
      merged = { ...merged, ...common };
    }
  }
  return merged;
}

/** Definitions and the like stay: references lead to them from the root, not from here. */
const withoutAssertions = (schema: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(schema).filter(([key]) => key === '$defs'));

/** Seen from outside, what a part says about unevaluated properties holds for all further ones. */
function innerKeywords(schema: JsonObject): JsonObject {
  const { unevaluatedProperties, unevaluatedItems, ...rest } = schema;
  return {
    ...(unevaluatedProperties === undefined ? {} : { additionalProperties: unevaluatedProperties }),
    ...(unevaluatedItems === undefined ? {} : { items: unevaluatedItems }),
    ...rest,
  };
}

function assertCompatible(a: JsonObject, b: JsonObject, at: Pointer): void {
  const speaks = (schema: JsonObject, keywords: readonly string[]) =>
    keywords.filter((keyword) => keyword in schema && schema[keyword] !== true);
  const closes = (one: JsonObject, two: JsonObject) => {
    const [keyword] = speaks(one, OTHERS).filter(
      (name) => !(name === 'unevaluatedProperties' && one === a),
    );
    if (keyword === undefined || speaks(two, OBJECT_KEYWORDS).length === 0) return;
    const named = readObject(one, 'properties', at);
    const names = [
      ...Object.keys(readObject(two, 'properties', at)),
      ...readNames(two, 'required', at),
    ];
    const inside = names.every((name) => Object.hasOwn(named, name));
    const alike = speaks(two, OTHERS).every((name) => one[name] === false && two[name] === false);
    if (one[keyword] === false && inside && alike) return;
    refuseAt(
      at,
      `cannot be enforced: '${keyword}' is combined with properties from another schema.`,
    );
  };
  closes(a, b);
  closes(b, a);
  const [inA, inB] = [speaks(a, ARRAY_PARTS), speaks(b, ARRAY_PARTS)];
  if (inA.length > 0 && inB.length > 0 && [...inA, ...inB].some((keyword) => keyword !== 'items')) {
    refuseAt(at, "cannot be enforced: 'prefixItems' is combined with items from another schema.");
  }
}

/** Null where no value satisfies both. */
function mergeKeyword(
  keyword: string,
  a: JsonObject,
  b: JsonObject,
  at: Pointer,
): JsonObject | null {
  const [one, two] = [a[keyword], b[keyword]];
  if (canonical(one) === canonical(two)) return {};
  if (typeof one === 'number' && typeof two === 'number') {
    if (HIGHER.includes(keyword)) return { [keyword]: Math.max(one, two) };
    if (LOWER.includes(keyword)) return { [keyword]: Math.min(one, two) };
  }
  switch (keyword) {
    case 'type': {
      const types = commonTypes(readTypes(a, at), readTypes(b, at)) ?? [];
      return types.length === 0 ? null : { type: types };
    }
    case 'required':
      return {
        required: [...new Set([...readNames(a, keyword, at), ...readNames(b, keyword, at)])],
      };
    case 'properties':
      return {
        properties: mergeProperties(readObject(a, keyword, at), readObject(b, keyword, at)),
      };
    case 'additionalProperties':
    case 'items':
      return { [keyword]: both(one, two) };
    case 'const':
      return null;
    case 'uniqueItems':
      return { uniqueItems: true };
    case '$ref':
    case 'anyOf':
    case 'oneOf':
    case 'allOf': {
      const all = Array.isArray(a['allOf']) ? (a['allOf'] as unknown[]) : [];
      return { allOf: [...all, { [keyword]: two }] };
    }
    default:
      return refuseAt(
        below(at, keyword),
        `cannot be enforced: it differs from another ${quote(keyword)} for the same value.`,
      );
  }
}

function mergeProperties(a: JsonObject, b: JsonObject): JsonObject {
  const shared = Object.keys(b).filter((name) => Object.hasOwn(a, name));
  return {
    ...a,
    ...b,
    ...Object.fromEntries(shared.map((name) => [name, both(a[name], b[name])])),
  };
}

function both(a: unknown, b: unknown): Schema {
  if (a === true || a === undefined) return b as Schema;
  if (b === true || b === undefined) return a as Schema;
  return a === false || b === false || !isObject(a) || !isObject(b) ? false : { allOf: [a, b] };
}
