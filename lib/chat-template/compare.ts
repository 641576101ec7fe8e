import { equals, numberOf, RenderError, typeName, type Value } from './values.js';

/** Negative, zero or positive, as Python orders them. */
export function compare(a: Value, b: Value): number {
  const left = numberOf(a);
  const right = numberOf(b);
  if (left !== undefined && right !== undefined) return left - right;
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if (Array.isArray(a) && Array.isArray(b)) {
    for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
      if (!equals(a[i], b[i])) return compare(a[i], b[i]);
    }
    return a.length - b.length;
  }
  throw new RenderError(`'${typeName(a)}' and '${typeName(b)}' cannot be ordered`);
}

/** By code points: JavaScript compares halves of surrogate pairs. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const left = Array.from(a, codeOf);
  const right = Array.from(b, codeOf);
  const i = left.findIndex((code, at) => code !== right[at]);
  return i === -1 ? -1 : (left[i] ?? 0) - (right[i] ?? -1);
}

function codeOf(char: string): number {
  return char.codePointAt(0) ?? 0;
}
