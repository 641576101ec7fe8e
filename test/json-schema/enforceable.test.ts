import assert from 'node:assert/strict';
import test from 'node:test';
import { schemaToEbnf } from '../../lib/json-schema/enforceable.js';
import { assertRefused } from '../helpers/refused.js';

const tag = (kind: string) => ({
  type: 'object',
  properties: { kind: { const: kind } },
  required: ['kind'],
});

const ACCEPTED: Record<string, unknown> = {
  'any value': {},
  true: true,
  'every type': { type: ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'] },
  'types by keywords': { minLength: 2, items: true },
  annotations: {
    type: 'null',
    title: 't',
    $schema: 's',
    $id: 'i',
    default: 1,
    'x-order': 1,
    deprecated: true,
  },
  'keywords of other types': { type: 'integer', minLength: 3, pattern: '(', uniqueItems: true },
  properties: { type: 'object', properties: { a: true, 'q"\\é': {} }, required: ['a'] },
  'a required property without a schema': { type: 'object', required: ['a'] },
  'further properties': {
    properties: { a: { type: 'integer' } },
    additionalProperties: { type: 'string' },
  },
  'a property that cannot be': { type: 'object', properties: { a: false } },
  'one pattern of names': {
    type: 'object',
    patternProperties: { '^k': true },
    additionalProperties: false,
  },
  'names by schema': { type: 'object', propertyNames: { pattern: '^[a-z]+$' } },
  'the number of properties': { properties: { a: {}, b: {} }, minProperties: 1, maxProperties: 1 },
  'fixed places': { type: 'array', prefixItems: [{}, {}], items: false, minItems: 1 },
  'a number of items': { type: 'array', items: { type: 'null' }, minItems: 2, maxItems: 900 },
  'uniqueItems: false': { type: 'array', uniqueItems: false },
  'a string of some length': { type: 'string', minLength: 1, maxLength: 10_000 },
  'a pattern of some length': {
    type: 'string',
    pattern: '^[a-z]{2,8}$',
    minLength: 2,
    maxLength: 10,
  },
  formats: { type: 'string', format: 'date-time' },
  'formats of numbers': { type: 'integer', format: 'int32' },
  limits: { type: 'number', exclusiveMinimum: 0, maximum: 2.5 },
  'both lower limits': { type: 'integer', minimum: 3, exclusiveMinimum: -7 },
  'enum beside its type': { type: 'string', enum: ['a', 'b'] },
  'enum with values of all types': { enum: [1, 'a', null, [1], { a: 1 }] },
  const: { const: { a: [1] } },
  anyOf: { anyOf: [{ type: 'string' }, { type: 'null' }, false] },
  'anyOf beside its type': { type: 'object', anyOf: [{ properties: { a: true } }, tag('x')] },
  'oneOf by type': { oneOf: [{ type: 'string' }, { type: 'integer' }] },
  'oneOf by values': { oneOf: [{ const: 1 }, { enum: [2, 3] }] },
  'oneOf by a property': { oneOf: [tag('a'), tag('b'), { type: 'null' }] },
  'oneOf by a property of what it refers to': {
    oneOf: [{ $ref: '#/$defs/a' }, { allOf: [{ $ref: '#/$defs/b' }] }],
    $defs: { a: tag('a'), b: tag('b') },
  },
  'allOf of one': { allOf: [{ $ref: '#/definitions/a' }], definitions: { a: { type: 'null' } } },
  'allOf that adds up': { allOf: [tag('a'), { properties: { b: true }, required: ['b'] }] },
  'keywords beside $ref': {
    $ref: '#/$defs/a',
    required: ['x'],
    $defs: { a: { properties: { x: true } } },
  },
  'an escaped reference': { $ref: '#/$defs/a~1b%20c', $defs: { 'a/b c': true } },
  'recursion with an end': { type: 'object', properties: { next: { $ref: '#' } } },
  'recursion through an array': { type: 'array', items: { $ref: '#' } },
  'properties closed from outside': {
    allOf: [{ properties: { a: true } }, { properties: { b: true } }],
    unevaluatedProperties: false,
  },
};

for (const [name, schema] of Object.entries(ACCEPTED)) {
  test(`accepts ${name}`, () => {
    schemaToEbnf(schema);
    assert.match(schemaToEbnf(schema), /^root ::= .+\n/);
  });
}

const LATER = /depends on the whole value/;
const nested = (levels: number): unknown =>
  levels === 0 ? {} : { type: 'array', items: nested(levels - 1) };

const REFUSED: Record<string, [schema: unknown, message: RegExp]> = {
  not: [
    { properties: { a: { not: {} } } },
    /^The schema's '\/properties\/a\/not' cannot be enforced/,
  ],
  if: [{ if: {}, then: {} }, LATER],
  dependentRequired: [{ dependentRequired: { a: ['b'] } }, LATER],
  dependentSchemas: [{ dependentSchemas: {} }, LATER],
  contains: [{ contains: {}, minContains: 2 }, LATER],
  uniqueItems: [{ type: 'array', uniqueItems: true }, /'\/uniqueItems'/],
  multipleOf: [
    { properties: { 'a/b': { type: 'integer', multipleOf: 2 } } },
    /'\/properties\/a~1b\/multipleOf'/,
  ],
  'an unknown keyword': [{ type: 'string', minlength: 3 }, /'minlength' is not a known keyword/],
  'an unknown type': [{ type: 'text' }, /'\/type' must be a type/],
  'an unknown format': [{ type: 'string', format: 'iri' }, /'iri' is not one of date/],
  'a pattern of another length': [
    { type: 'string', pattern: '^[a-z]+$', maxLength: 3 },
    /'\/pattern' .* maxLength/,
  ],
  'a pattern and a format': [{ type: 'string', pattern: 'a', format: 'date' }, /'\/pattern'/],
  'a pattern with look-around': [
    { type: 'string', pattern: '(?!a)b' },
    /'\/pattern' .* look-around/,
  ],
  'a remote reference': [{ $ref: 'https://example.com/a' }, /'\/\$ref' .* not a path/],
  'a reference to an anchor': [{ $ref: '#a', $anchor: 'a' }, /not a path/],
  'a reference to nothing': [{ $ref: '#/$defs/a' }, /leads nowhere/],
  'a reference to a prototype': [{ $ref: '#/constructor' }, /leads nowhere/],
  $dynamicRef: [{ $dynamicRef: '#a' }, /'\/\$dynamicRef'/],
  '$id below the root': [{ properties: { a: { $id: 'x' } } }, /'\/properties\/a\/\$id'/],
  'a reference to itself': [{ $ref: '#' }, /back to itself/],
  'a branch of itself': [{ anyOf: [{ $ref: '#' }, { type: 'null' }] }, /back to itself/],
  'recursion without an end': [
    { properties: { a: { $ref: '#' } }, required: ['a'] },
    /back to itself/,
  ],
  'a part without an end': [
    {
      anyOf: [{ type: 'null' }, { $ref: '#/$defs/a' }],
      $defs: { a: { items: { $ref: '#/$defs/a' }, minItems: 1 } },
    },
    /back to itself/,
  ],
  'oneOf with overlap': [
    { oneOf: [{ type: 'integer' }, { type: 'number' }] },
    /'\/oneOf' .* branch 0 and branch 1/,
  ],
  'oneOf by an optional property': [
    { oneOf: [{ ...tag('a'), required: [] }, tag('b')] },
    /branch 0 and branch 1/,
  ],
  'patternProperties beside properties': [
    { properties: { a: {} }, patternProperties: { a: {} } },
    /'\/patternProperties'/,
  ],
  'additionalProperties: false across allOf': [
    { allOf: [{ properties: { a: {} }, additionalProperties: false }, { properties: { b: {} } }] },
    /'additionalProperties' is combined/,
  ],
  'two patterns for one value': [
    { allOf: [{ pattern: 'a' }, { pattern: 'b' }] },
    /differs from another 'pattern'/,
  ],
  'several unnamed properties': [{ type: 'object', minProperties: 2 }, /minProperties asks/],
  'a keyword beside enum': [{ enum: ['a'], minLength: 2 }, /'\/minLength' .* beside/],
  'an empty enum': [{ enum: [] }, /'\/enum' must be an array that is not empty/],
  'a form that is wrong': [{ type: 'object', properties: [] }, /'\/properties' must be an object/],
  'items as a list': [{ type: 'array', items: [{}] }, /'\/items' is not a schema/],
  false: [false, /No value satisfies/],
  'limits without a number between': [{ type: 'integer', minimum: 1.2, maximum: 1.8 }, /No value/],
  'limits out of order': [{ type: 'number', minimum: 5, maximum: 3 }, /No value/],
  'a required property that cannot be': [{ properties: { a: false }, required: ['a'] }, /No value/],
  'an exclusive limit of too many digits': [
    { type: 'number', exclusiveMinimum: 1e-16 },
    /too many digits/,
  ],
  'a count that is too high': [{ type: 'array', maxItems: 1e9 }, /'\/maxItems' .* at most 10000/],
  'counts that are too high together': [
    {
      type: 'array',
      prefixItems: Array.from({ length: 9 }, (_, i) => ({ type: 'string', minLength: 9000 + i })),
    },
    /too long/,
  ],
  'too many values': [{ enum: Array.from({ length: 2001 }, (_, i) => i) }, /at most 2000/],
  'too many levels': [nested(101), /more than 100 levels/],
  'too much text': [{ const: 'x'.repeat(200_001) }, /more than 200000 characters/],
  'a text that is no Unicode': [{ const: '\ud800' }, /cannot be written/],
  'branches that multiply': [
    {
      allOf: Array.from({ length: 20 }, (_, i) => ({
        anyOf: [{ title: 'a' }, { properties: { [i]: {} } }],
      })),
    },
    /too many schemas/,
  ],
  'many optional properties': [
    { properties: Object.fromEntries(Array.from({ length: 700 }, (_, i) => [`p${i}`, {}])) },
    /more than 600 optional properties/,
  ],
  'no schema': [null, /not a schema/],
  'no JSON': [{ const: () => 1 }, /no JSON/],
  'a Date': [{ default: new Date() }, /no JSON/],
};

for (const [name, [schema, message]] of Object.entries(REFUSED)) {
  test(`refuses ${name}`, () => assertRefused(() => schemaToEbnf(schema), message));
}

test('refuses a schema that contains itself', () => {
  const schema: Record<string, unknown> = {};
  schema['items'] = schema;
  assertRefused(() => schemaToEbnf(schema), /more than 100 levels/);
});

test('the error names the parameter', () => {
  assert.throws(() => schemaToEbnf({ not: {} }), { code: 'INVALID_GRAMMAR', param: 'schema' });
});
