/** The metrics as a table for people. */
import type { Metrics } from './metrics.js';
import type { Summary } from './statistics.js';

export function reportLines(metrics: Metrics): string[] {
  const { requestGoodput } = metrics;
  const rows: [name: string, value: string][] = [
    ['Successful requests', String(metrics.completed)],
    ['Failed requests', String(metrics.failed)],
    ['Duration (s)', metrics.duration.toFixed(2)],
    ['Input tokens', String(metrics.totalInputTokens)],
    ['Output tokens', String(metrics.totalOutputTokens)],
    ['Request throughput (req/s)', metrics.requestThroughput.toFixed(2)],
    ...(requestGoodput === undefined
      ? []
      : [['Request goodput (req/s)', requestGoodput.toFixed(2)] as [string, string]]),
    ['Output token throughput (tok/s)', metrics.outputThroughput.toFixed(2)],
    ['Peak output token throughput (tok/s)', metrics.maxOutputTokensPerSecond.toFixed(2)],
    ['Total token throughput (tok/s)', metrics.totalTokenThroughput.toFixed(2)],
    ['Peak concurrent requests', String(metrics.maxConcurrentRequests)],
    ...latencyRows('TTFT', metrics.ttft),
    ...latencyRows('TPOT', metrics.tpot),
    ...latencyRows('ITL', metrics.itl),
    ...latencyRows('E2EL', metrics.e2el),
  ];
  return rows.map(([name, value]) => `${`${name}:`.padEnd(40)} ${value}`);
}

function latencyRows(name: string, { mean, median, p99 }: Summary): [string, string][] {
  return [
    [`Mean ${name} (ms)`, (mean * 1000).toFixed(2)],
    [`Median ${name} (ms)`, (median * 1000).toFixed(2)],
    [`P99 ${name} (ms)`, (p99 * 1000).toFixed(2)],
  ];
}
