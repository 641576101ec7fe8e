/** JSON Schemas at random, the same ones for the same seed. */
import { Random } from '../../lib/bench/random.js';

export type GeneratedSchema = Record<string, unknown> | boolean;

const NAMES = ['a', 'b', 'id', 'name', 'size', 'größe', 'a b', 'x/y', 'q"q', '日本', 'items', 'é1'];
const FORMATS = [
  ...['date', 'time', 'date-time', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'uri'],
  ...['uri-reference', 'uuid', 'json-pointer', 'relative-json-pointer'],
];
const PATTERNS = [
  ...['^[a-z]{2,5}$', '^\\d{3}-\\d{4}$', '^(red|green|blue)$', '^[^a-m]{1,4}$', 'x+y?', '^.{0,6}$'],
  ...[
    '^\\S{1,5}$',
    '^"[\\\\/]"$',
    '^[A-ZÀ-ÿ]{1,3}\\w$',
    '^(?:a|b(?:c|d){2}){1,3}$',
    '^é1[0-9a-f]{2}$',
  ],
  ...['^\\W\\s?$', '^[\\x20-\\x7e]{2,6}$', '^(?<year>[12]\\d{3})$', '^a*?b{0,3}$'],
];
const CONSTANTS = [
  1,
  -2.5,
  'x',
  'a"b\\c',
  'é1ß',
  '',
  null,
  true,
  [1, 'a'],
  { k: [null] },
  '\n\t',
  1e21,
];

/** Keywords and combinations that no grammar enforces. */
const REFUSED: Record<string, unknown>[] = [
  { type: 'array', items: { type: 'integer' }, uniqueItems: true },
  { type: 'integer', multipleOf: 7 },
  { type: 'string', not: { const: 'x' } },
  { if: { type: 'string' }, then: { minLength: 3 } },
  { type: 'array', contains: { const: 1 } },
  { type: 'object', dependentRequired: { a: ['b'] } },
  { type: 'string', pattern: '^(?=a)b' },
  { type: 'string', pattern: '^[a-z]+$', maxLength: 3 },
  { type: 'string', format: 'iri' },
  { $ref: 'https://example.com/schema.json' },
  { $ref: '#/$defs/missing' },
  { oneOf: [{ type: 'integer' }, { type: 'number', minimum: 5 }] },
  { type: 'string', minlength: 3 },
  { type: 'integer', minimum: 5, maximum: 3 },
  { type: 'object', minProperties: 3 },
];

export class SchemaGenerator {
  readonly #random: Random;
  #definitions = 0;

  constructor(seed: number) {
    this.#random = new Random(seed);
  }

  next(): GeneratedSchema {
    const random = this.#random;
    this.#definitions = random.next() < 0.3 ? random.integer(1, 3) : 0;
    const schema = this.#schema(random.integer(1, 3));
    if (typeof schema === 'boolean' || this.#definitions === 0) return schema;
    const definitions = Array.from({ length: this.#definitions }, (_, i) => [
      `d${i}`,
      // Only nullable parts lead on, so that every definition has an end.
      { type: 'object', properties: { next: this.#nullable(this.#schema(1)), v: this.#leaf() } },
    ]);
    return { ...schema, $defs: Object.fromEntries(definitions) as unknown };
  }

  #schema(depth: number): GeneratedSchema {
    const random = this.#random;
    if (random.next() < 0.02) return random.pick(REFUSED);
    if (this.#definitions > 0 && random.next() < 0.25) {
      return { $ref: `#/$defs/d${random.integer(0, this.#definitions - 1)}` };
    }
    if (depth === 0) return this.#leaf();
    const inner = () => this.#schema(depth - 1);
    switch (random.integer(0, 8)) {
      case 0:
      case 1:
        return this.#object(inner);
      case 2:
        return { type: 'array', items: inner(), ...this.#counts('Items', 4) };
      case 3:
        return {
          ...{ type: 'array', prefixItems: [inner(), inner()] },
          ...random.pick([
            { items: false },
            { items: this.#leaf(), maxItems: 4 },
            {},
            { minItems: 2 },
          ]),
        };
      case 4:
        return { anyOf: [inner(), inner()] };
      case 5:
        return this.#tagged(inner);
      case 6:
        return this.#nullable(inner());
      case 7:
        return { allOf: [this.#object(inner)], description: 'one part' };
      default:
        return this.#leaf();
    }
  }

  #object(inner: () => GeneratedSchema): Record<string, unknown> {
    const random = this.#random;
    const names = NAMES.filter(() => random.next() < 0.25);
    const required = names.filter(() => random.next() < 0.6);
    if (names.length === 0) {
      return random.pick<Record<string, unknown>>([
        { type: 'object', additionalProperties: { type: 'integer' }, maxProperties: 3 },
        { type: 'object', additionalProperties: false },
        {
          type: 'object',
          patternProperties: { '^k[0-9]{1,3}$': { type: 'boolean' } },
          maxProperties: 2,
        },
        { type: 'object', propertyNames: { maxLength: 4 }, maxProperties: 2, minProperties: 1 },
      ]);
    }
    return {
      type: 'object',
      properties: Object.fromEntries(names.map((name) => [name, inner()])),
      ...(random.next() < 0.8 ? { required } : {}),
      ...random.pick<Record<string, unknown>>([
        {},
        { additionalProperties: false },
        { additionalProperties: { type: 'boolean' }, maxProperties: names.length + 1 },
        { unevaluatedProperties: false },
        { minProperties: Math.max(1, required.length) },
      ]),
    };
  }

  /** Branches that a required property tells apart. */
  #tagged(inner: () => GeneratedSchema): GeneratedSchema {
    const branch = (kind: string) => ({
      type: 'object',
      properties: { kind: { const: kind }, value: inner() },
      required: ['kind'],
    });
    return { oneOf: [branch('one'), branch('two'), { type: 'null' }] };
  }

  #nullable(schema: GeneratedSchema): GeneratedSchema {
    if (typeof schema === 'object' && typeof schema['type'] === 'string') {
      return { ...schema, type: [schema['type'], 'null'] };
    }
    return { anyOf: [schema, { type: 'null' }] };
  }

  #leaf(): GeneratedSchema {
    const random = this.#random;
    switch (random.integer(0, 9)) {
      case 0:
        return { type: 'string', format: random.pick(FORMATS) };
      case 1:
        return { type: 'string', pattern: random.pick(PATTERNS) };
      case 2:
        return { type: 'string', ...this.#counts('Length', 12) };
      case 3:
        return { type: 'integer', ...this.#limits(() => random.integer(-200, 200)) };
      case 4:
        return {
          type: 'number',
          ...this.#limits(() => random.integer(-3000, 3000) / random.pick([1, 10, 100, 1000])),
        };
      case 5:
        return { enum: CONSTANTS.filter((_, i) => i === 0 || random.next() < 0.3) };
      case 6:
        return { const: random.pick(CONSTANTS), title: 'constant' };
      case 7:
        return { type: random.pick<unknown>(['boolean', 'null', ['integer', 'boolean']]) };
      case 8:
        return { type: ['string', 'integer'], maxLength: 5, minimum: 1, maximum: 9 };
      default:
        return random.pick<GeneratedSchema>([true, { type: 'integer' }, { type: 'number' }]);
    }
  }

  #counts(what: string, most: number): Record<string, number> {
    const min = this.#random.integer(0, 2);
    return { [`min${what}`]: min, [`max${what}`]: this.#random.integer(min, most) };
  }

  #limits(draw: () => number): Record<string, number> {
    const [low = 0, high = 0] = [draw(), draw()].sort((a, b) => a - b);
    const random = this.#random;
    return {
      ...(random.next() < 0.7 ? { [random.pick(['minimum', 'exclusiveMinimum'])]: low } : {}),
      ...(random.next() < 0.7 ? { [random.pick(['maximum', 'exclusiveMaximum'])]: high } : {}),
    };
  }
}
