import { formatFloat, repr, str } from './text.js';
import {
  isFloat,
  numberOf,
  RenderError,
  Tuple,
  typeName,
  type Kwargs,
  type Value,
} from './values.js';

const DIRECTIVE = /%(?:\(([^)]*)\))?([-+ 0#]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/g;

/** Python's `%` on a string: `values` is a tuple, a dict, or the one value. */
export function formatText(text: string, values: Value | Kwargs): string {
  const named = values instanceof Map ? (values as Map<Value, Value>) : undefined;
  const list: Value[] = values instanceof Tuple ? values : [values];
  let used = 0;
  const next = (): Value => {
    if (used === list.length) throw new RenderError('not enough arguments for format string');
    return list[used++];
  };
  const result = text.replace(
    DIRECTIVE,
    (
      _,
      key: string | undefined,
      flags: string,
      width: string | undefined,
      precision: string | undefined,
      type: string,
    ) => {
      if (type === '%') return '%';
      const wide = Number(width ?? 0);
      const value = key === undefined ? next() : named?.get(key);
      const body = convert(value, type, precision === undefined ? undefined : Number(precision));
      const signed = flags.includes('+') && /^\d/.test(body) && type !== 's' ? `+${body}` : body;
      if (flags.includes('-')) return signed.padEnd(wide);
      if (!flags.includes('0') || 'sr'.includes(type)) return signed.padStart(wide);
      const [, sign = '', digits = ''] = /^([+-]?)(.*)$/.exec(signed) ?? [];
      return sign + digits.padStart(wide - sign.length, '0');
    },
  );
  if (used < list.length && !named) {
    throw new RenderError('not all arguments converted during string formatting');
  }
  return result;
}

function convert(value: Value, type: string, precision: number | undefined): string {
  if (type === 's') return str(value).slice(0, precision);
  if (type === 'r') return repr(value);
  const number = numberOf(value);
  if (number === undefined) {
    throw new RenderError(`%${type} format: a number is required, not ${typeName(value)}`);
  }
  if ('diu'.includes(type)) return String(Math.trunc(number));
  if (type === 'x') return number.toString(16);
  if (type === 'X') return number.toString(16).toUpperCase();
  if (type === 'f' || type === 'F') return number.toFixed(precision ?? 6);
  if (type === 'g' && precision === undefined && isFloat(value)) {
    return formatFloat(Number(number.toPrecision(6))).replace(/\.0$/, '');
  }
  throw new RenderError(`unsupported format character '${type}'`);
}
