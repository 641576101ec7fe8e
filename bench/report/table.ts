/** Results of an experiment as a table in Markdown, which reads well in a terminal too. */
import type { Measurement } from '../contestants/contestant.js';
import { formatRatio, ratioOf } from '../../lib/bench/ratio.js';
import { median } from '../../lib/bench/statistics.js';
import type { ExperimentResult } from './result.js';

const SUBJECT = 'openvino-serve (HTTP)';

type Column = [title: string, of: (measurements: readonly Measurement[]) => string];

export function tableOf({ measurements, secondsToReady }: ExperimentResult): string {
  const subject = throughputs(measurements[SUBJECT] ?? []);
  const columns: Column[] = [
    ['tokens/s', (all) => median(throughputs(all)).toFixed(1)],
    [`${SUBJECT} / it`, (all) => formatRatio(ratioOf(subject, throughputs(all)))],
    ['TTFT ms', medianOf('ttft')],
    ['TPOT ms', medianOf('tpot', 1)],
    ['ITL P99 ms', medianOf('itlP99', 1)],
    ['MiB', medianOf('resident')],
    ['CPUs', medianOf('cpu', 2)],
    ['client CPUs', medianOf('clientCpu', 2)],
  ];
  const names = Object.keys(measurements) as (keyof typeof measurements)[];
  const rows = names.map((name) => [
    name,
    ...columns.map(([, of]) => of(measurements[name] ?? [])),
    secondsToReady[name]?.toFixed(1) ?? '',
  ]);
  return markdown(['contestant', ...columns.map(([title]) => title), 'ready s'], rows);
}

const throughputs = (measurements: readonly Measurement[]) =>
  measurements.map(({ throughput }) => throughput);

function medianOf(key: keyof Measurement, digits = 0): Column[1] {
  return (measurements) => {
    const values = measurements.flatMap((one) => one[key] ?? []);
    return values.length === 0 ? '' : median(values).toFixed(digits);
  };
}

/** Columns are as wide as their widest cell; all but the first are aligned to the right. */
export function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, i) =>
    Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) => {
    const padded = cells.map((cell, i) =>
      i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0),
    );
    return `| ${padded.join(' | ')} |`;
  };
  const rule = widths.map((width, i) =>
    i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
