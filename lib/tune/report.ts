/** What was measured, as lines for people. */
import { formatRatio } from '../bench/ratio.js';
import { median } from '../bench/statistics.js';
import type { Goal } from './compare.js';
import type { Measurement } from './measurement.js';
import type { Outcome } from './round-robin.js';
import type { Trial, Tried } from './search.js';

const MEBI = 1024 * 1024;

/** A line for the reference and one for each candidate; `title` heads them. */
export function trialLines(title: string, { reference, tried }: Trial, goal: Goal): string[] {
  const remark = reference.failure === undefined ? 'so far' : failed(reference.failure);
  const width = Math.max(8, ...[reference, ...tried].map(({ label }) => label.length));
  return [
    title,
    line(reference, remark, width),
    ...tried.map((one) => line(one, verdict(one, goal), width)),
  ];
}

/** Such as `40 s` or `12 min`. */
export function formatDuration(seconds: number): string {
  return seconds < 100 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}

function line({ label, measurements }: Outcome, remark: string, width: number): string {
  if (measurements.length === 0) return `  ${label.padEnd(width)} ${remark}`;
  const middle = (of: keyof Measurement) => median(measurements.map((one) => one[of]));
  const memory = (middle('residentMemory') / MEBI).toFixed(0);
  const columns = [
    `${middle('throughput').toFixed(1).padStart(9)} tokens/s`,
    `ITL ${middle('itlMedian').toFixed(1).padStart(6)} ms`,
    `P99 ${middle('itlP99').toFixed(1).padStart(6)} ms`,
    `load ${middle('loadTime').toFixed(1).padStart(4)} s`,
    `${memory.padStart(6)} MiB`,
  ];
  return `  ${label.padEnd(width)} ${columns.join('  ')}  ${remark}`;
}

function verdict({ comparison, failure, kept }: Tried, { maxItl }: Goal): string {
  if (failure !== undefined) return failed(failure);
  if (!comparison) return 'not compared';
  const { speed, within, better } = comparison;
  const reason = within ? (better ? ': another is better' : '') : `: P99 above ${maxItl} ms`;
  return `${formatRatio(speed)}  ${kept ? 'kept' : `not kept${reason}`}`;
}

/** OpenVINO's messages can go on with a trace of its own calls. */
function failed(failure: string): string {
  return `failed: ${failure.trim().split('\n')[0] ?? ''}`;
}
