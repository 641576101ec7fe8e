/** What each keyword of JSON Schema means to the compiler. */

export const TYPES = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'] as const;
export type TypeName = (typeof TYPES)[number];

/** They describe a schema or hold parts of it, and allow or forbid nothing. */
export const ANNOTATIONS: ReadonlySet<string> = new Set([
  ...['title', 'description', 'default', 'examples', 'example', 'deprecated'],
  ...['readOnly', 'writeOnly', '$schema', '$comment', '$id', '$anchor', '$defs', 'definitions'],
  ...['$vocabulary', 'contentEncoding', 'contentMediaType', 'contentSchema', 'externalDocs'],
]);

export const OBJECT_KEYWORDS = [
  ...(['properties', 'required', 'additionalProperties', 'unevaluatedProperties'] as const),
  ...(['patternProperties', 'propertyNames', 'minProperties', 'maxProperties'] as const),
] as const;

/** The types whose values a keyword speaks about; it says nothing about others. */
export const TYPED: ReadonlyMap<string, readonly TypeName[]> = new Map<string, readonly TypeName[]>(
  [
    ...OBJECT_KEYWORDS.map((keyword) => [keyword, ['object']] as const),
    ...['items', 'prefixItems', 'unevaluatedItems', 'minItems', 'maxItems', 'uniqueItems'].map(
      (keyword) => [keyword, ['array']] as const,
    ),
    ...['pattern', 'format', 'minLength', 'maxLength'].map(
      (keyword) => [keyword, ['string']] as const,
    ),
    ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'].map(
      (keyword) => [keyword, ['number', 'integer']] as const,
    ),
  ],
);

/** They lead to other schemas for the same value, or say which values there are. */
export const DECIDING = ['$ref', 'const', 'enum', 'anyOf', 'oneOf', 'allOf'] as const;

const LATER = 'depends on the whole value, which is not known while it is written';
const ELSEWHERE = 'refers to a schema by its name; use $ref with a path such as #/$defs/name';

/** Keywords that no grammar of this kind can enforce, and why. */
export const UNENFORCEABLE: ReadonlyMap<string, string> = new Map([
  ['not', 'forbids values, and a grammar can only list what is allowed'],
  ...['if', 'then', 'else', 'dependentSchemas', 'dependentRequired', 'dependencies'].map(
    (keyword) => [keyword, LATER] as const,
  ),
  ...['contains', 'minContains', 'maxContains'].map((keyword) => [keyword, LATER] as const),
  ...['$dynamicRef', '$dynamicAnchor', '$recursiveRef', '$recursiveAnchor'].map(
    (keyword) => [keyword, ELSEWHERE] as const,
  ),
  ['additionalItems', 'is not part of JSON Schema 2020-12; use prefixItems and items'],
  ['nullable', 'is not part of JSON Schema; use a type such as ["string", "null"]'],
]);
