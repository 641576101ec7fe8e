/** Ratios of two that were measured in turn: what a change of the machine does to both cancels out. */
import { median } from './statistics.js';

/** Over all rounds. */
export interface Ratio {
  median: number;
  min: number;
  max: number;
}

/** @param rounds the ratio of each round */
export function summarizeRatio(rounds: readonly number[]): Ratio {
  return { median: median(rounds), min: Math.min(...rounds), max: Math.max(...rounds) };
}

/** `values / others`, of the same rounds. */
export function ratioOf(values: readonly number[], others: readonly number[]): Ratio {
  return summarizeRatio(values.map((value, round) => value / (others[round] ?? NaN)));
}

/** Such as `1.08 (1.05 to 1.11)`. */
export function formatRatio({ median: middle, min, max }: Ratio): string {
  return `${middle.toFixed(2)} (${min.toFixed(2)} to ${max.toFixed(2)})`;
}
