/** Maps values to places along an axis, and chooses the ticks. */

export interface Axis {
  label: string;
  /** Default `linear`. */
  scale?: 'linear' | 'log2' | 'log10';
  /** Whether a linear axis begins at zero even if no value is near it; default true. */
  zero?: boolean;
}

export interface Scale {
  low: number;
  high: number;
  /** Ascending, within `low` and `high`. */
  ticks: number[];
  /** From 0 at `low` to 1 at `high`. */
  at: (value: number) => number;
}

const MOST_LOG_TICKS = 10;
/** Around the values, as a share of the axis. */
const ROOM = 0.08;
/** What rounding may have taken from a whole number. */
const TINY = 1e-9;

/**
 * A scale on which all values have a place, with a little room around them.
 * @throws RangeError for a value that has no place: not finite or, on a logarithmic axis, not
 *   positive
 */
export function makeScale(axis: Axis, values: readonly number[]): Scale {
  const kind = axis.scale ?? 'linear';
  const wrong = values.find(
    (value) => !Number.isFinite(value) || (kind !== 'linear' && value <= 0),
  );
  if (wrong !== undefined) throw new RangeError(`${wrong} has no place on the axis ${axis.label}`);
  if (kind === 'linear') return linearScale(values, axis.zero ?? true);
  return logScale(values, kind === 'log2' ? 2 : 10);
}

function linearScale(values: readonly number[], zero: boolean): Scale {
  const all = zero || values.length === 0 ? [0, ...values] : values;
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const room = ROOM * (most - least || Math.abs(most) || 1);
  // Zero is a border that needs no room beyond it, unless there is nothing else.
  const low = least === 0 ? 0 : least - room;
  const high = most === 0 && least < 0 ? 0 : most + room;
  return {
    low,
    high,
    ticks: niceTicks(low, high),
    at: (value) => (value - low) / (high - low),
  };
}

/** The multiples of 1, 2, 2.5 or 5 times a power of ten from `low` to `high`, at most `most`. */
export function niceTicks(low: number, high: number, most = 7): number[] {
  const rough = (high - low) / (most - 1);
  const power = Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5].find((multiple) => multiple * 10 ** power >= rough) ?? 10;
  // Multiples of a fraction such as 0.1 are not exact; quotients by its reciprocal are.
  const multiple = (count: number) =>
    power < 0 ? (count * step) / 10 ** -power : count * step * 10 ** power;
  const first = Math.ceil(low / multiple(1) - TINY);
  const last = Math.floor(high / multiple(1) + TINY);
  // Adding zero turns minus zero into zero.
  return Array.from({ length: last - first + 1 }, (_, i) => multiple(first + i) + 0);
}

function logScale(values: readonly number[], base: 2 | 10): Scale {
  const all = values.length === 0 ? [1, base] : values;
  const [least, most] = [Math.log(Math.min(...all)), Math.log(Math.max(...all))];
  const room = Math.max(ROOM * (most - least), 0.1);
  const [low, high] = [least - room, most + room];
  return {
    low: Math.exp(low),
    high: Math.exp(high),
    ticks: logTicks(Math.exp(low), Math.exp(high), base),
    at: (value) => (Math.log(value) - low) / (high - low),
  };
}

/** Powers of the base; more between them where those are too few, fewer where too many. */
export function logTicks(low: number, high: number, base: 2 | 10): number[] {
  const between = base === 2 ? [[1], [1, 1.5]] : [[1], [1, 2, 5]];
  const first = Math.floor(Math.log(low) / Math.log(base) + TINY);
  const last = Math.ceil(Math.log(high) / Math.log(base) - TINY);
  const powers = Array.from({ length: last - first + 1 }, (_, i) => base ** (first + i));
  const inside = (tick: number) => tick >= low && tick <= high;
  for (const multiples of between) {
    const ticks = powers.flatMap((power) => multiples.map((m) => m * power)).filter(inside);
    if (ticks.length < 4) continue;
    const every = Math.ceil(ticks.length / MOST_LOG_TICKS);
    return ticks.filter((_, i) => i % every === 0);
  }
  return niceTicks(low, high).filter(inside);
}

/** Plain, with commas between thousands and as many decimals as it has, up to ten digits. */
export function formatNumber(value: number): string {
  const plain = String(Number(value.toPrecision(10)));
  if (plain.includes('e')) return plain;
  const [whole = '', decimals] = plain.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}
