/** Draws saved results: throughput against latency, and ratios with their spread. */
import type { ContestantName } from '../contestants/index.js';
import { barChart, linePlot } from '../plots/svg-plot.js';
import { ratioOf } from '../../lib/bench/ratio.js';
import { median } from '../../lib/bench/statistics.js';
import type { ExperimentResult, SuiteResult } from './result.js';

const SUBJECT: ContestantName = 'openvino-serve (HTTP)';

/** The same colour and marker in every plot. */
const STYLES: ContestantName[] = [
  SUBJECT,
  'Python server',
  'llama-server',
  'node-llama-cpp',
  'openvino-openai-api',
  'openvino-serve (library)',
  'bare loop',
];

/** Output tokens per second against the time per output token, a point for each number of streams. */
export function latencyPlot(title: string, { experiments }: SuiteResult): string {
  const names = STYLES.filter((name) =>
    experiments.some(({ measurements }) => measurements[name]?.[0]?.tpot !== undefined),
  );
  const series = names.map((name) => ({
    name,
    style: STYLES.indexOf(name),
    points: experiments.flatMap(({ streams, measurements }) => {
      const measured = measurements[name];
      if (!measured) return [];
      return {
        x: median(measured.map(({ tpot = 0 }) => tpot)),
        y: median(measured.map(({ throughput }) => throughput)),
        label: String(streams),
      };
    }),
  }));
  return linePlot({
    title,
    subtitle: 'Medians over rounds; the labels are the numbers of streams. Up and left is better.',
    x: { label: 'Median TPOT, ms', scale: 'log2' },
    y: { label: 'Output tokens/s' },
    series,
  });
}

/** How many times as fast openvino-serve is as each other, at each number of streams. */
export function ratioChart(title: string, { experiments }: SuiteResult): string {
  const names = STYLES.filter(
    (name) => name !== SUBJECT && experiments.some(({ measurements }) => measurements[name]),
  );
  return barChart({
    title,
    subtitle: 'Output tokens/s, median over rounds; the whiskers reach from the least to the most.',
    y: { label: `${SUBJECT} / it` },
    groups: experiments.map(({ streams }) => `${streams} stream${streams === 1 ? '' : 's'}`),
    series: names.map((name) => ({
      name,
      style: STYLES.indexOf(name),
      bars: experiments.map((experiment) => barOf(experiment, name)),
    })),
    reference: { value: 1, label: 'as fast' },
  });
}

function barOf({ measurements }: ExperimentResult, name: ContestantName) {
  const throughputs = (of: ContestantName) =>
    (measurements[of] ?? []).map(({ throughput }) => throughput);
  if (!measurements[name]) return undefined;
  const ratio = ratioOf(throughputs(SUBJECT), throughputs(name));
  return { value: ratio.median, spread: [ratio.min, ratio.max] as const };
}
