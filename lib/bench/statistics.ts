/** Mean, standard deviation, median and percentiles of what was measured. */
export interface Summary {
  mean: number;
  std: number;
  median: number;
  p99: number;
}

/** All zero where nothing was measured. */
export function summarize(values: readonly number[]): Summary {
  if (values.length === 0) return { mean: 0, std: 0, median: 0, p99: 0 };
  const sorted = values.toSorted((a, b) => a - b);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return {
    mean,
    std: Math.sqrt(variance),
    median: percentile(sorted, 50),
    p99: percentile(sorted, 99),
  };
}

/** 0 where nothing was measured. */
export function median(values: readonly number[]): number {
  return summarize(values).median;
}

/**
 * The p-th percentile, linear between the closest ranks, as NumPy's default.
 * @param sorted ascending, not empty
 * @param p 0 to 100
 */
export function percentile(sorted: readonly number[], p: number): number {
  const rank = (p / 100) * (sorted.length - 1);
  const below = sorted[Math.floor(rank)] ?? 0;
  const above = sorted[Math.ceil(rank)] ?? 0;
  return below + (above - below) * (rank - Math.floor(rank));
}
