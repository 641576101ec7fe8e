/** What may follow `is`. */
import { compare } from './compare.js';
import { contains, modulo } from './operators.js';
import { str } from './text.js';
import {
  DictView,
  equals,
  Generator,
  isFloat,
  isInt,
  numberOf,
  PyObject,
  RenderError,
  typeName,
  type Value,
} from './values.js';

export type Test = (value: Value, argument?: Value) => boolean;

const lessOrEqual: Test = (value, other) => compare(value, other) <= 0;
const greaterOrEqual: Test = (value, other) => compare(value, other) >= 0;
const less: Test = (value, other) => compare(value, other) < 0;
const greater: Test = (value, other) => compare(value, other) > 0;
const differs: Test = (value, other) => !equals(value, other);
const isSequence: Test = (value) =>
  value === undefined ||
  typeof value === 'string' ||
  value instanceof Map ||
  (Array.isArray(value) && !(value instanceof Generator || value instanceof DictView));

const TESTS: Readonly<Record<string, Test>> = {
  defined: (value) => value !== undefined,
  undefined: (value) => value === undefined,
  none: (value) => value === null,
  boolean: (value) => typeof value === 'boolean',
  true: (value) => value === true,
  false: (value) => value === false,
  string: (value) => typeof value === 'string',
  number: (value) => numberOf(value) !== undefined,
  integer: isInt,
  float: isFloat,
  mapping: (value) => value instanceof Map,
  iterable: (value) => isSequence(value) || Array.isArray(value),
  sequence: isSequence,
  callable: (value) => typeof value === 'function',
  odd: (value) => rest(value, 2) === 1,
  even: (value) => rest(value, 2) === 0,
  divisibleby: (value, by) => rest(value, by) === 0,
  lower: (value) => str(value) === str(value).toLowerCase() && hasCase(value),
  upper: (value) => str(value) === str(value).toUpperCase() && hasCase(value),
  escaped: () => false,
  sameas: (value, other) => value === other,
  in: (value, container) => contains(container, value),
  eq: equals,
  equalto: equals,
  '==': equals,
  ne: differs,
  '!=': differs,
  lt: less,
  lessthan: less,
  '<': less,
  le: lessOrEqual,
  '<=': lessOrEqual,
  gt: greater,
  greaterthan: greater,
  '>': greater,
  ge: greaterOrEqual,
  '>=': greaterOrEqual,
};

export function findTest(name: string): Test | undefined {
  return Object.hasOwn(TESTS, name) ? TESTS[name] : undefined;
}

function rest(value: Value, by: Value): Value {
  if (value instanceof PyObject) throw new RenderError(`${typeName(value)} is not a number`);
  return numberOf(modulo(value, by));
}

function hasCase(value: Value): boolean {
  return str(value).toLowerCase() !== str(value).toUpperCase();
}
