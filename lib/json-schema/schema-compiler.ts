/**
 * Makes a grammar of a JSON Schema. What the grammar writes always satisfies the schema; it need
 * not write all that does. The engine's own converter does not keep to that: it takes the first
 * keyword that it knows and drops those beside it, writes control characters into strings of
 * limited length, and lets numbers of some ranges through that are no JSON.
 */
import { compileArray } from './array-schema.js';
import { Disjointness } from './disjoint.js';
import { choice, Rules, text, type Node } from './grammar.js';
import { addJsonText, type JsonText } from './json-text.js';
import { assertPlainJson, canonical, type JsonObject } from './json-value.js';
import { DECIDING, TYPED, TYPES, type TypeName } from './keywords.js';
import { LIMITS } from './limits.js';
import { merge } from './merge.js';
import { compileNumber } from './number-schema.js';
import { compileObject } from './object-schema.js';
import { readList, readTypes } from './read-keyword.js';
import { canGetStuck, findBeginnings } from './recursion.js';
import { below, refuse, refuseAt, type Pointer } from './refuse.js';
import { asSchema, assertions, resolve } from './schema-source.js';
import { compileString } from './string-schema.js';
import { toEbnf } from './ebnf.js';
import { hasType } from './value-types.js';

/** Schemas within schemas, references followed where they have keywords beside them. */
const DEPTH = 200;
/** Branches of combined anyOf multiply; this bounds what they multiply to. */
const STEPS = 10_000;

/** @throws {OpenVINOServeError} `INVALID_GRAMMAR` for a schema that cannot be enforced */
export function compileSchema(schema: unknown): string {
  assertPlainJson(schema, 'schema');
  return new SchemaCompiler(schema).compile();
}

class SchemaCompiler {
  readonly #rules = new Rules();
  readonly #json: JsonText = addJsonText(this.#rules);
  readonly #references = new Map<Pointer, Node & { kind: 'rule' }>();
  readonly #disjointness: Disjointness;
  #depth = 0;
  #steps = 0;
  #choices = 0;

  constructor(readonly root: unknown) {
    this.#disjointness = new Disjointness(root);
  }

  compile(): string {
    const node = this.#schema(this.root, '');
    if (node === null) return refuse('No value satisfies the schema.', 'schema');
    const { recursive, depth } = findBeginnings(this.#rules);
    if (recursive || canGetStuck(this.#rules, node)) {
      refuse("The schema cannot be enforced: a '$ref' leads back to itself without end.", 'schema');
    }
    if (depth > LIMITS.beginnings) {
      refuse(
        `The schema cannot be enforced: more than ${LIMITS.beginnings} optional properties in a row, or references to references.`,
        'schema',
      );
    }
    return toEbnf(this.#rules, node);
  }

  readonly #schema = (value: unknown, at: Pointer): Node | null => {
    const schema = asSchema(value, at);
    if (schema === true) return this.#json.any;
    if (schema === false) return null;
    if (++this.#depth > DEPTH || ++this.#steps > STEPS) {
      refuseAt(at, 'cannot be enforced: its references and branches combine to too many schemas.');
    }
    const node = this.#decide(schema, at);
    this.#depth--;
    return node;
  };

  #decide(schema: JsonObject, at: Pointer): Node | null {
    const keywords = assertions(schema);
    if ('const' in schema || 'enum' in schema) return this.#values(schema, keywords, at);
    const deciding = DECIDING.find((keyword) => keyword in schema);
    if (deciding === undefined) return this.#byType(schema, keywords, at);
    const { [deciding]: decision, ...rest } = schema;
    const place = below(at, deciding);
    const alone = keywords.length === 1;
    if (deciding === '$ref') {
      const target = resolve(this.root, decision, place);
      if (alone) return this.#reference(target.at, target.schema);
      return this.#schema(merge(rest, target.schema, target.at), at);
    }
    const parts = readList(schema, deciding, at);
    if (deciding === 'allOf') {
      const merged = parts.reduce(
        (all, part, i) => merge(asSchema(all, at), part, below(place, i)),
        rest,
      );
      return this.#schema(merged, alone && parts.length === 1 ? below(place, 0) : at);
    }
    const branches = parts.map((part, i) => {
      const where = below(place, i);
      return { schema: alone ? asSchema(part, where) : merge(rest, part, where), at: where };
    });
    if (deciding === 'oneOf') this.#assertDisjoint(branches, place);
    const nodes = branches
      .map((branch) => this.#schema(branch.schema, branch.at))
      .filter((node) => node !== null);
    return nodes.length === 0 ? null : choice(...nodes);
  }

  #assertDisjoint(branches: Parameters<Disjointness['areDisjoint']>[0][], at: Pointer): void {
    // Every pair is compared.
    if (branches.length > 100) refuseAt(at, 'cannot be enforced: it has more than 100 branches.');
    branches.forEach((one, i) => {
      const j = branches.findIndex((two, k) => k > i && !this.#disjointness.areDisjoint(one, two));
      if (j !== -1) {
        refuseAt(
          at,
          `cannot be enforced: a value could satisfy both branch ${i} and branch ${j}. Give them different types or a required property with different const values, or use anyOf.`,
        );
      }
    });
  }

  #reference(target: Pointer, schema: unknown): Node {
    const known = this.#references.get(target);
    if (known) return known;
    const rule = this.#rules.reserve();
    this.#references.set(target, rule);
    const node = this.#schema(schema, target);
    if (node === null) return refuseAt(target, 'is satisfied by no value.');
    this.#rules.define(rule, node);
    return rule;
  }

  #values(schema: JsonObject, keywords: string[], at: Pointer): Node | null {
    const beside = keywords.find((keyword) => !['const', 'enum', 'type'].includes(keyword));
    if (beside !== undefined) {
      refuseAt(below(at, beside), "cannot be enforced beside 'const' or 'enum'.");
    }
    const types = readTypes(schema, at);
    const listed = 'enum' in schema ? readList(schema, 'enum', at) : [schema['const']];
    this.#choices += listed.length;
    if (this.#choices > LIMITS.choices) {
      refuseAt(
        below(at, 'enum'),
        `cannot be enforced: at most ${LIMITS.choices} values can be listed.`,
      );
    }
    const constant = 'const' in schema ? canonical(schema['const']) : null;
    const values = listed.filter(
      (value) =>
        (types === null || types.some((type) => hasType(value, type))) &&
        (constant === null || canonical(value) === constant),
    );
    const texts = new Set(values.map((value) => JSON.stringify(value)));
    return texts.size === 0
      ? null
      : this.#rules.share(choice(...[...texts].map((item) => text(item))));
  }

  #byType(schema: JsonObject, keywords: string[], at: Pointer): Node | null {
    const spoken = keywords.flatMap((keyword) => TYPED.get(keyword) ?? []);
    const named = readTypes(schema, at);
    // A schema without a type means that of its keywords, and without any, all.
    const implied = TYPES.filter((type) => spoken.includes(type));
    if (named === null && implied.length === 0) return this.#json.any;
    const types = new Set<TypeName>(named ?? implied);
    if (types.has('number')) types.delete('integer');
    const nodes = [...types]
      .map((type) => this.#type(type, schema, at))
      .filter((node) => node !== null);
    return nodes.length === 0 ? null : this.#rules.share(choice(...nodes));
  }

  #type(type: TypeName, schema: JsonObject, at: Pointer): Node | null {
    switch (type) {
      case 'object':
        return compileObject(schema, at, this.#json, this.#rules, this.#schema);
      case 'array':
        return compileArray(schema, at, this.#json, this.#schema);
      case 'string':
        return compileString(schema, at, this.#json);
      case 'number':
      case 'integer':
        return compileNumber(schema, type, at, this.#json);
      case 'boolean':
        return this.#json.boolean;
      case 'null':
        return this.#json.null;
    }
  }
}
