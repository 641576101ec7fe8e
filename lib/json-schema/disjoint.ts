/** Whether no value can satisfy two schemas at once, as the branches of a oneOf need. */
import { canonical, isObject, type JsonObject } from './json-value.js';
import { TYPES, type TypeName } from './keywords.js';
import { readNames, readObject, readTypes } from './read-keyword.js';
import { asSchema, resolve, type Place } from './schema-source.js';
import { commonTypes, hasType } from './value-types.js';

/** References and branches are followed this far; beyond, nothing is known. */
const DEPTH = 8;

export class Disjointness {
  constructor(readonly root: unknown) {}

  /** True only where it is certain. */
  areDisjoint(a: Place, b: Place): boolean {
    const types = [this.#types(a, DEPTH), this.#types(b, DEPTH)] as const;
    if (commonTypes(...types)?.length === 0) return true;
    if (areApart(this.#values(a, DEPTH), this.#values(b, DEPTH))) return true;
    const anObject = types.some((list) => list?.every((type) => type === 'object'));
    if (!anObject) return false;
    const [tagsA, tagsB] = [this.#tags(a, DEPTH), this.#tags(b, DEPTH)];
    return [...tagsA].some(([name, values]) => areApart(values, tagsB.get(name) ?? null));
  }

  /** What is true of a value through other schemas: all of `every`, and one of each of `some`. */
  #related({ schema, at }: Place): { every: Place[]; some: Place[][] } {
    const every: Place[] = [];
    const some: Place[][] = [];
    if (isObject(schema)) {
      const branches = (keyword: string): Place[] => {
        const list = schema[keyword];
        return Array.isArray(list) ? list.map((item) => ({ schema: asSchema(item, at), at })) : [];
      };
      if ('$ref' in schema) every.push(resolve(this.root, schema['$ref'], at));
      every.push(...branches('allOf'));
      for (const keyword of ['anyOf', 'oneOf']) {
        const list = branches(keyword);
        if (list.length > 0) some.push(list);
      }
    }
    return { every, some };
  }

  #types(place: Place, depth: number): TypeName[] | null {
    const { schema, at } = place;
    if (schema === false) return [];
    if (schema === true || depth === 0) return null;
    const values = ownValues(schema);
    const { every, some } = this.#related(place);
    const unions = some.map((list) => {
      const types = list.map((item) => this.#types(item, depth - 1));
      return types.every((item) => item !== null) ? types.flat() : null;
    });
    return [
      readTypes(schema, at),
      values && TYPES.filter((type) => values.some((value) => hasType(value, type))),
      ...every.map((item) => this.#types(item, depth - 1)),
      ...unions,
    ].reduce(commonTypes, null);
  }

  /** All that a schema allows, if they can be listed. */
  #values(place: Place, depth: number): unknown[] | null {
    const { schema } = place;
    if (schema === false) return [];
    if (schema === true || depth === 0) return null;
    const own = ownValues(schema);
    if (own) return own;
    const { every, some } = this.#related(place);
    for (const item of every) {
      const values = this.#values(item, depth - 1);
      if (values) return values;
    }
    for (const list of some) {
      const values = list.map((item) => this.#values(item, depth - 1));
      if (values.every((item) => item !== null)) return values.flat();
    }
    return null;
  }

  /** The required properties that have one of a few values. */
  #tags(place: Place, depth: number): Map<string, unknown[]> {
    const { schema, at } = place;
    const tags = new Map<string, unknown[]>();
    if (typeof schema === 'boolean' || depth === 0) return tags;
    const properties = readObject(schema, 'properties', at);
    for (const name of readNames(schema, 'required', at)) {
      if (!Object.hasOwn(properties, name)) continue;
      const values = this.#values({ schema: asSchema(properties[name], at), at }, depth - 1);
      if (values) tags.set(name, values);
    }
    for (const item of this.#related(place).every) {
      for (const [name, values] of this.#tags(item, depth - 1)) tags.set(name, values);
    }
    return tags;
  }
}

function ownValues(schema: JsonObject): unknown[] | null {
  if ('const' in schema) return [schema['const']];
  return Array.isArray(schema['enum']) ? (schema['enum'] as unknown[]) : null;
}

function areApart(a: unknown[] | null, b: unknown[] | null): boolean {
  if (a === null || b === null) return false;
  const texts = new Set(a.map(canonical));
  return !b.some((value) => texts.has(canonical(value)));
}
