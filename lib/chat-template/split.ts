import { numberOf, RenderError, typeName, type Value } from './values.js';
import { SPACE, trim, trimEnd, trimStart } from './whitespace.js';

/** `strip`, `lstrip` and `rstrip`: of whitespace, or of any of the characters given. */
export function strip(text: string, chars: Value, side: 'start' | 'end' | 'both'): string {
  if (chars === undefined || chars === null) {
    return side === 'start' ? trimStart(text) : side === 'end' ? trimEnd(text) : trim(text);
  }
  if (typeof chars !== 'string') throw new RenderError('strip arg must be None or str');
  const set = new Set(chars);
  const letters = Array.from(text);
  let start = 0;
  let end = letters.length;
  if (side !== 'end') while (start < end && set.has(letters[start] ?? '')) start += 1;
  if (side !== 'start') while (end > start && set.has(letters[end - 1] ?? '')) end -= 1;
  return letters.slice(start, end).join('');
}

/** `split`, or `rsplit` where `fromEnd`. */
export function split(text: string, separator: Value, max: Value, fromEnd: boolean): string[] {
  const most = max === undefined ? -1 : (numberOf(max) ?? -1);
  if (separator === undefined || separator === null) return splitAtSpace(text, most, fromEnd);
  if (typeof separator !== 'string') {
    throw new RenderError(`must be str or None, not ${typeName(separator)}`);
  }
  if (separator === '') throw new RenderError('empty separator');
  const parts = text.split(separator);
  if (most < 0 || parts.length <= most + 1) return parts;
  return fromEnd
    ? [parts.slice(0, parts.length - most).join(separator), ...parts.slice(parts.length - most)]
    : [...parts.slice(0, most), parts.slice(most).join(separator)];
}

const SPACES = new RegExp(`${SPACE}+`);

function splitAtSpace(text: string, most: number, fromEnd: boolean): string[] {
  const whole = trim(text);
  if (whole === '') return [];
  const words = whole.split(SPACES);
  if (most < 0 || words.length <= most + 1) return words;
  // The part that is not split keeps the spaces inside it.
  const kept = words.splice(fromEnd ? words.length - most : 0, most);
  let rest = fromEnd ? trimEnd(text) : trimStart(text);
  for (const word of fromEnd ? kept.toReversed() : kept) {
    rest = fromEnd
      ? trimEnd(rest.slice(0, rest.length - word.length))
      : trimStart(rest.slice(word.length));
  }
  return fromEnd ? [rest, ...kept] : [...kept, rest];
}

const LINE_END = '\\r\\n|[\\n-\\r\\x1c-\\x1e\\x85\\u2028\\u2029]';
const LINE = new RegExp(`(.*?)(${LINE_END}|$)`, 'gs');

export function splitLines(text: string, keepEnds = false): string[] {
  const lines = Array.from(text.matchAll(LINE), ([line, body = '']) => (keepEnds ? line : body));
  // The end of the text matches once more, behind the last line.
  return text === '' ? [] : lines.slice(0, -1);
}
