/** Filters that give numbers. */
import type { NamedFilters } from './filter-types.js';
import { negate, plus } from './operators.js';
import { float, isFloat, isInt, numberOf, RenderError, typeName, type Value } from './values.js';

const INT = /^\s*[+-]?\d[\d_]*\s*$/;
const FLOAT = /^\s*[+-]?(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?\s*$/;

export const NUMBER_FILTERS: NamedFilters = {
  int: [['default', 'base'], toInt],
  float: [
    ['default'],
    (value, fallback: Value = float(0)) => {
      const number = readNumber(value, FLOAT);
      return number === undefined ? fallback : float(number);
    },
  ],
  abs: [[], (value) => ((numberOf(value) ?? 0) < 0 ? negate(value) : plus(value))],
  round: [['precision', 'method'], round],
};

function toInt(value: Value, fallback: Value = 0, base: Value = 10): Value {
  if (typeof value === 'string' && base !== 10) {
    const parsed = parseInt(value.trim().replace(/^0[xob]/i, ''), numberOf(base));
    return Number.isNaN(parsed) ? fallback : parsed;
  }
  if (isInt(value)) return value;
  const number = readNumber(value, INT) ?? readNumber(value, FLOAT);
  return number === undefined || !Number.isFinite(number) ? fallback : Math.trunc(number) + 0;
}

function readNumber(value: Value, form: RegExp): number | undefined {
  if (typeof value !== 'string') return numberOf(value);
  return form.test(value) ? Number(value.replaceAll('_', '')) : undefined;
}

function round(value: Value, precision: Value = 0, method: Value = 'common'): Value {
  const number = numberOf(value);
  if (number === undefined) throw new RenderError(`${typeName(value)} cannot be rounded`);
  const scale = 10 ** (numberOf(precision) ?? 0);
  if (method === 'ceil') return float(Math.ceil(number * scale) / scale);
  if (method === 'floor') return float(Math.floor(number * scale) / scale);
  if (!isFloat(value)) return number;
  const digits = numberOf(precision) ?? 0;
  if (digits > 0) return float(Number(number.toFixed(digits)));
  // A half goes to the even neighbour.
  const scaled = number * scale;
  const floor = Math.floor(scaled);
  const up = scaled - floor > 0.5 || (scaled - floor === 0.5 && floor % 2 !== 0);
  return float((up ? floor + 1 : floor) / scale);
}
