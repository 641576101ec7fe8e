/** The integers and numbers within limits, as JSON writes them. */
import { choice, optional, sequence, text, type Node } from './grammar.js';
import { digitRange, toDecimal, wholeRange } from './decimal.js';
import { digits } from './json-text.js';

export interface Limit {
  value: number;
  exclusive: boolean;
}

export interface Range {
  low: Limit | null;
  high: Limit | null;
}

/** Digits behind the point of a number within limits: enough to choose from, and still exact. */
const FRACTION = 6;
/** Decimals of so many digits are different doubles. */
export const EXACT_DIGITS = 15;

/** Alternatives for integers; empty if there are none. */
export function integersIn({ low, high }: Range): Node[] {
  const lowest = low && smallestInteger(low);
  const highest = high && largestInteger(high);
  const atLeast = (floor: bigint) => (lowest !== null && lowest > floor ? lowest : floor);
  const negative =
    lowest === null || lowest < 0n
      ? wholeRange(
          highest !== null && highest < 0n ? -highest : 1n,
          lowest === null ? null : -lowest,
        ).map((node) => sequence(text('-'), node))
      : [];
  const positive = highest === null || highest >= 0n ? wholeRange(atLeast(0n), highest) : [];
  return [...negative, ...positive];
}

function smallestInteger({ value, exclusive }: Limit): bigint {
  const up = BigInt(Math.ceil(value));
  return exclusive && Number.isInteger(value) ? up + 1n : up;
}

function largestInteger({ value, exclusive }: Limit): bigint {
  const down = BigInt(Math.floor(value));
  return exclusive && Number.isInteger(value) ? down - 1n : down;
}

/** Alternatives for numbers; empty if there are none. */
export function numbersIn({ low, high }: Range): Node[] {
  const zero: Limit = { value: 0, exclusive: false };
  const positive =
    high !== null && high.value < 0 ? [] : magnitudes(low && low.value >= 0 ? low : zero, high);
  const negative =
    low !== null && low.value >= 0
      ? []
      : magnitudes(
          high && high.value < 0 ? negated(high) : { value: 0, exclusive: true },
          low && negated(low),
        );
  return [...positive, ...negative.map((node) => sequence(text('-'), node))];
}

const negated = ({ value, exclusive }: Limit): Limit => ({ value: -value, exclusive });

/** Numbers without a sign: `low` is not negative. */
function magnitudes(low: Limit, high: Limit | null): Node[] {
  const from = toDecimal(low.value);
  const fromWhole = BigInt(from.whole);
  const fraction = optional(sequence(text('.'), digits(1, FRACTION)));
  if (high === null) {
    return [
      ...behind(from.whole, fractions(from.fraction, low.exclusive, null, false)),
      ...wholeRange(fromWhole + 1n, null).map((node) => sequence(node, fraction)),
    ];
  }
  if (high.value < low.value) return [];
  const to = toDecimal(high.value);
  const toWhole = BigInt(to.whole);
  if (fromWhole === toWhole) {
    return behind(from.whole, fractions(from.fraction, low.exclusive, to.fraction, high.exclusive));
  }
  return [
    ...behind(from.whole, fractions(from.fraction, low.exclusive, null, false)),
    ...wholeRange(fromWhole + 1n, toWhole - 1n).map((node) => sequence(node, fraction)),
    ...behind(to.whole, fractions('', false, to.fraction, high.exclusive)),
  ];
}

const behind = (whole: string, tails: Node[]): Node[] =>
  tails.length === 0 ? [] : [sequence(text(whole), choice(...tails))];

/** What may follow a whole number: nothing, or a point and digits, between two fractions. */
function fractions(
  low: string,
  lowExclusive: boolean,
  high: string | null,
  highExclusive: boolean,
): Node[] {
  const length = Math.max(FRACTION, low.length, high?.length ?? 0);
  const none = low === '' && !lowExclusive && (high !== '' || !highExclusive);
  const from = BigInt(low.padEnd(length, '0')) + (lowExclusive ? 1n : 0n);
  const most = high === null ? 10n ** BigInt(length) - 1n : BigInt(high.padEnd(length, '0'));
  const to = high !== null && highExclusive ? most - 1n : most;
  const tails: Node[] = none ? [sequence()] : [];
  if (from > to) return tails;
  const pad = (value: bigint) => value.toString().padStart(length, '0');
  const range = digitRange(pad(from), pad(to));
  // Without limits in sight, fewer digits will do.
  const free = from === 0n && high === null ? [digits(1, length)] : range;
  return [...tails, sequence(text('.'), choice(...free))];
}
