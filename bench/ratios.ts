/** Ratios between contestants, round by round: what a change of the machine does to both cancels out. */
import { percentile } from '../lib/bench/statistics.js';

export interface Ratio {
  median: number;
  low: number;
  high: number;
}

export const median = (values: readonly number[]): number =>
  percentile(
    values.toSorted((a, b) => a - b),
    50,
  );

/** `values / others`, of the same rounds. */
export function ratioOf(values: readonly number[], others: readonly number[]): Ratio {
  const ratios = values.map((value, round) => value / (others[round] ?? NaN));
  return { median: median(ratios), low: Math.min(...ratios), high: Math.max(...ratios) };
}

export function showRatio({ median: middle, low, high }: Ratio): string {
  return `${middle.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
}
