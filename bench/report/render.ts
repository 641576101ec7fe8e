/**
 * Makes tables and plots of saved results: for each `NAME.json` of the folder a `NAME.md`, and two
 * `NAME-….svg` beside it.
 * usage: node --import tsx bench/report/render.ts [FOLDER]
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { latencyPlot, ratioChart } from './plots.js';
import type { SuiteResult } from './result.js';
import { tableOf } from './table.js';

/** Of the suites that are worth a plot. */
const TITLES: Record<string, string | undefined> = {
  demo: 'Demo model, 2.6 million parameters, int8',
  qwen: 'Qwen2.5-0.5B shape, int8 and q8_0',
};

const [folder = 'bench/results'] = process.argv.slice(2);
for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  const result = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as SuiteResult;
  const base = path.join(folder, path.basename(file, '.json'));
  const title = TITLES[result.suite];
  const tables = result.experiments.map((one) => `### ${one.title}\n\n${tableOf(one)}\n`);
  writeFileSync(`${base}.md`, `${machineLine(result)}\n\n${tables.join('\n')}`);
  const [first] = result.experiments;
  if (title !== undefined && (first?.contestants.length ?? 0) > 2) {
    writeFileSync(`${base}-latency.svg`, latencyPlot(title, result));
    writeFileSync(`${base}-ratios.svg`, ratioChart(title, result));
  }
  console.log(`${base}: ${result.experiments.length} experiments`);
}

function machineLine({ machine, limits, rounds }: SuiteResult): string {
  const { memoryRead, f32Fma, int8Dot } = limits;
  const int8 = int8Dot ? `, int8 dot products ${int8Dot.best.toFixed(0)} ${int8Dot.unit}` : '';
  return (
    `${machine.cores} x ${machine.cpu} (${machine.flags.join(', ')}), ${machine.os}, ` +
    `Node ${machine.node}. Memory reads ${memoryRead.best.toFixed(1)} ${memoryRead.unit}, f32 FMA ` +
    `peaks at ${f32Fma.best.toFixed(0)} ${f32Fma.unit}${int8}, measured in the same run. ` +
    `Medians of ${rounds} rounds.`
  );
}
