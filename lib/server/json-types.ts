/** Names of JSON types with their article, for messages. */

const NAMES: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'an integer',
  boolean: 'a boolean',
  array: 'an array',
  object: 'an object',
  null: 'null',
};

/** @param type as JSON Schema spells it, such as `integer` */
export function nameType(type: string): string {
  return NAMES[type] ?? type;
}

/** @param value anything that JSON can hold */
export function describeType(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'an array';
  // 1e999 is valid JSON, which JSON.parse reads as Infinity.
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return 'a number that is too large';
    return Number.isInteger(value) ? 'an integer' : 'a decimal number';
  }
  return nameType(typeof value);
}
