/** Which types a value has and a schema allows; an integer counts as a number. */
import type { TypeName } from './keywords.js';

export function hasType(value: unknown, type: TypeName): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

/** The types that two lists have in common; null stands for all of them. */
export function commonTypes(a: TypeName[] | null, b: TypeName[] | null): TypeName[] | null {
  if (a === null || b === null) return a ?? b;
  const covers = (list: TypeName[], type: TypeName) =>
    list.includes(type) || (type === 'integer' && list.includes('number'));
  return [
    ...new Set([...a.filter((type) => covers(b, type)), ...b.filter((type) => covers(a, type))]),
  ];
}
