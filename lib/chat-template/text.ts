/** How Python prints values: `str()` and `repr()`. */
import {
  DictView,
  floatOf,
  isFloat,
  Namespace,
  RenderError,
  Tuple,
  typeName,
  type Value,
} from './values.js';

export function str(value: Value): string {
  if (typeof value === 'string') return value;
  if (value === undefined) return '';
  return repr(value);
}

export function repr(value: Value): string {
  if (typeof value === 'string') return quote(value);
  if (value === null) return 'None';
  if (value === undefined) return 'Undefined';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (isFloat(value)) return formatFloat(floatOf(value));
  if (typeof value === 'number' || typeof value === 'bigint') return formatInt(value);
  if (value instanceof Map) {
    return `{${[...value].map(([key, item]) => `${repr(key)}: ${repr(item)}`).join(', ')}}`;
  }
  if (value instanceof Tuple) return `(${list(value)}${value.length === 1 ? ',' : ''})`;
  if (value instanceof DictView) return `dict_${value.kind}([${list(value)}])`;
  if (Array.isArray(value) && typeName(value) === 'list') return `[${list(value)}]`;
  if (value instanceof Namespace) return `<Namespace ${repr(new Map(value.values))}>`;
  // Python would print an address in memory.
  throw new RenderError(`a ${typeName(value)} cannot be printed`);
}

function list(values: Value[]): string {
  return Array.from(values, repr).join(', ');
}

/** JavaScript turns to an exponent from 1e21 on. */
export function formatInt(value: number | bigint): string {
  return typeof value === 'number' && Math.abs(value) >= 1e21 ? String(BigInt(value)) : `${value}`;
}

/** Python turns to an exponent, of two digits at least, below 1e-4 and from 1e16 on. */
export function formatFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0.0';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
    const [digits, exponent] = value.toExponential().split('e') as [string, string];
    return `${digits}e${exponent[0]}${exponent.slice(1).padStart(2, '0')}`;
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\\': '\\\\',
};

function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = text.replace(/[\\\p{C}\p{Z}'"]/gu, (char) => {
    if (char === ' ') return char;
    if (char === "'" || char === '"') return char === mark ? `\\${char}` : char;
    return ESCAPES[char] ?? escapeCode(char.codePointAt(0) ?? 0);
  });
  return mark + body + mark;
}

function escapeCode(code: number): string {
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
