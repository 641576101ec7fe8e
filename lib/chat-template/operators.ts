/** Python's operators. */
import { compare } from './compare.js';
import { formatText } from './format.js';
import { str } from './text.js';
import {
  equals,
  float,
  isFloat,
  iterate,
  numberOf,
  RenderError,
  Tuple,
  tuple,
  typeName,
  type Value,
} from './values.js';

type Binary = (a: Value, b: Value) => Value;

const OPERATORS: ReadonlyMap<string, Binary> = new Map<string, Binary>(
  Object.entries<Binary>({
    '==': equals,
    '!=': (a, b) => !equals(a, b),
    '<': (a, b) => compare(a, b) < 0,
    '<=': (a, b) => compare(a, b) <= 0,
    '>': (a, b) => compare(a, b) > 0,
    '>=': (a, b) => compare(a, b) >= 0,
    in: (a, b) => contains(b, a),
    'not in': (a, b) => !contains(b, a),
    '~': (a, b) => str(a) + str(b),
    '+': add,
    '-': (a, b) => arithmetic('-', a, b, (x, y) => x - y),
    '*': multiply,
    '/': (a, b) => float(arithmeticNumber('/', a, b, (x, y) => divide(x, y))),
    '//': (a, b) => arithmetic('//', a, b, (x, y) => Math.floor(divide(x, y))),
    '%': (a, b) => (typeof a === 'string' ? formatText(a, b) : modulo(a, b)),
    '**': power,
  }),
);

/** The operator as a function; undefined for what is none. */
export function findOperator(name: string): Binary | undefined {
  return OPERATORS.get(name);
}

export function negate(value: Value): Value {
  return arithmetic('-', 0, value, (_, y) => -y);
}

export function plus(value: Value): Value {
  return arithmetic('+', 0, value, (_, y) => y);
}

export function contains(container: Value, item: Value): boolean {
  if (typeof container === 'string') {
    if (typeof item === 'string') return container.includes(item);
    throw new RenderError(`'in <string>' requires string as left operand, not ${typeName(item)}`);
  }
  if (container instanceof Map) return container.has(item);
  return iterate(container).some((other) => equals(other, item));
}

export function add(a: Value, b: Value): Value {
  if (typeof a === 'string' && typeof b === 'string') return a + b;
  if (Array.isArray(a) && Array.isArray(b) && typeName(a) === typeName(b)) {
    return a instanceof Tuple ? tuple([...a, ...b]) : [...a, ...b];
  }
  return arithmetic('+', a, b, (x, y) => x + y);
}

function multiply(a: Value, b: Value): Value {
  const [many, times] = typeof a === 'number' ? [b, a] : [a, numberOf(b)];
  if (typeof many === 'string') return many.repeat(count(times, b));
  if (Array.isArray(many)) return Array.from({ length: count(times, b) }, () => [...many]).flat();
  return arithmetic('*', a, b, (x, y) => x * y);
}

function count(times: number | undefined, value: Value): number {
  if (times !== undefined && !isFloat(value)) return Math.max(0, times);
  throw new RenderError(`can't multiply sequence by non-int of type '${typeName(value)}'`);
}

function power(a: Value, b: Value): Value {
  const result = arithmeticNumber('**', a, b, (x, y) => x ** y);
  return isFloat(a) || isFloat(b) || (numberOf(b) ?? 0) < 0 ? float(result) : result;
}

/** The rest has the sign of the divisor. */
export function modulo(a: Value, b: Value): Value {
  return arithmetic('%', a, b, (x, y) => x - y * Math.floor(divide(x, y)));
}

function divide(x: number, y: number): number {
  if (y === 0) throw new RenderError('division by zero');
  return x / y;
}

function arithmetic(
  name: string,
  a: Value,
  b: Value,
  run: (x: number, y: number) => number,
): Value {
  const result = arithmeticNumber(name, a, b, run);
  return isFloat(a) || isFloat(b) ? float(result) : result;
}

function arithmeticNumber(
  name: string,
  a: Value,
  b: Value,
  run: (x: number, y: number) => number,
): number {
  const x = numberOf(a);
  const y = numberOf(b);
  if (x !== undefined && y !== undefined) return run(x, y);
  throw new RenderError(
    `unsupported operand types for ${name}: '${typeName(a)}' and '${typeName(b)}'`,
  );
}
