/** Which of two settings is better, given a measurement of each in every round. */
import { summarizeRatio, type Ratio } from '../bench/ratio.js';
import { median } from '../bench/statistics.js';
import type { Measurement } from './measurement.js';

/**
 * Less than this may be noise: two runs of the same settings differ by a percent or so on a quiet
 * machine. What is adopted wrongly is hardly slower, but it makes the settings harder to explain.
 */
export const LEAST_GAIN = 1.02;

/** What tuning is for: as many tokens per second as the bound allows. */
export interface Goal {
  /** P99 of the inter-token latency must not be above, ms; Infinity where only throughput counts. */
  maxItl: number;
}

export interface Comparison {
  /** Whether the candidate keeps the goal's bound in more than half of the rounds. */
  within: boolean;
  /** Throughput of the candidate over that of the reference, round by round. */
  speed: Ratio;
  /** How many times lower its P99 of the inter-token latency is, round by round. */
  promptness: Ratio;
  /** Whether the candidate is to replace the reference. */
  better: boolean;
}

/** Both have as many measurements, that of a round at the same index. */
export function compare(
  candidate: readonly Measurement[],
  reference: readonly Measurement[],
  goal: Goal,
): Comparison {
  const pairs = reference.flatMap((before, round) => {
    const after = candidate[round];
    return after ? [{ before, after }] : [];
  });
  const speeds = pairs.map(({ before, after }) => after.throughput / before.throughput);
  const latencies = pairs.map(({ before, after }) => before.itlP99 / after.itlP99);
  const within = keepsBound(candidate, goal);
  return {
    within,
    speed: summarizeRatio(speeds),
    promptness: summarizeRatio(latencies),
    better: keepsBound(reference, goal)
      ? within && isGain(speeds)
      : // Out of the bound, getting into it is all that counts, then getting closer to it.
        within || isGain(latencies),
  };
}

/** Orders comparisons with the same reference, the best one first. */
export function byMerit(a: Comparison, b: Comparison): number {
  if (a.within !== b.within) return a.within ? -1 : 1;
  const measure = a.within ? 'speed' : 'promptness';
  return b[measure].median - a[measure].median;
}

function keepsBound(measurements: readonly Measurement[], { maxItl }: Goal): boolean {
  return mostOf(measurements, ({ itlP99 }) => itlP99 <= maxItl);
}

function isGain(ratios: readonly number[]): boolean {
  return median(ratios) >= LEAST_GAIN && mostOf(ratios, (ratio) => ratio > 1);
}

function mostOf<T>(items: readonly T[], holds: (item: T) => boolean): boolean {
  return items.filter(holds).length > items.length / 2;
}
