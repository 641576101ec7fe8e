/** Numbers in decimal notation and the texts between two of them, for ranges. */
import { charsOf } from './code-points.js';
import { choice, sequence, set, text, type Node } from './grammar.js';
import { digits, WHOLE_DIGITS } from './json-text.js';

export interface Decimal {
  /** Without leading zeros, but at least one digit. */
  whole: string;
  /** Without trailing zeros; may be empty. */
  fraction: string;
}

/** The shortest notation that reads back as `value`, without a sign or an exponent. */
export function toDecimal(value: number): Decimal {
  const [mantissa = '', exponent = '0'] = Math.abs(value).toString().split('e');
  const [head = '', tail = ''] = mantissa.split('.');
  const shift = Number(exponent);
  const padded = shift >= 0 ? head + tail.padEnd(shift, '0') : head.padStart(1 - shift, '0') + tail;
  const point = shift >= 0 ? head.length + shift : padded.length - tail.length + shift;
  return {
    whole: padded.slice(0, point).replace(/^0+(?=\d)/, '') || '0',
    fraction: padded.slice(point).replace(/0+$/, ''),
  };
}

const between = (from: number, to: number): Node =>
  from === to ? text(String(from)) : set(charsOf('0123456789'.slice(from, to + 1)));

/** The strings of digits from `low` to `high`, all of one length; empty for none. */
export function digitRange(low: string, high: string): Node[] {
  if (low > high) return [];
  if (low.length === 0) return [sequence()];
  const a = Number(low[0]);
  const b = Number(high[0]);
  const [nines, zeros] = ['9', '0'].map((digit) => digit.repeat(low.length - 1)) as [
    string,
    string,
  ];
  const behind = (digit: number, from: string, to: string): Node[] => {
    const rest = digitRange(from, to);
    return rest.length === 0 ? [] : [sequence(text(String(digit)), choice(...rest))];
  };
  if (a === b) return behind(a, low.slice(1), high.slice(1));
  // Whole decades are one alternative, so that the limits cost only what differs from them.
  const first = low.slice(1) === zeros ? a : a + 1;
  const last = high.slice(1) === nines ? b : b - 1;
  return [
    ...(first > a ? behind(a, low.slice(1), nines) : []),
    ...(first <= last
      ? [sequence(between(first, last), digits(low.length - 1, low.length - 1))]
      : []),
    ...(last < b ? behind(b, zeros, high.slice(1)) : []),
  ];
}

/** Whole numbers without a sign from `low` to `high`; `high` null for no limit. */
export function wholeRange(low: bigint, high: bigint | null): Node[] {
  const lowText = low.toString();
  if (high === null) {
    const nines = '9'.repeat(lowText.length);
    const longer = sequence(set([[0x31, 0x39]]), digits(lowText.length, WHOLE_DIGITS - 1));
    return [...digitRange(lowText, nines), longer];
  }
  if (low > high) return [];
  const highText = high.toString();
  const nodes: Node[] = [];
  for (let length = lowText.length; length <= highText.length; length++) {
    const from = length === lowText.length ? lowText : `1${'0'.repeat(length - 1)}`;
    const to = length === highText.length ? highText : '9'.repeat(length);
    nodes.push(...digitRange(from, to));
  }
  return nodes;
}
