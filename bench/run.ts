/**
 * The benchmark: openvino-serve beside others, interleaved in rounds of one run.
 * usage: npm run bench -- [--suite short | --study NAME] [--rounds 5] [--save FILE]
 *   [--contestants 'openvino-serve (HTTP),llama-server']
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadOf, SUITES } from './experiments.js';
import { machineFacts, measureMachineLimits } from './machine/machine.js';
import { tableOf } from './report/table.js';
import type { ExperimentResult, SuiteResult } from './report/result.js';
import { measureRounds } from './rounds.js';
import { STUDIES } from './studies/index.js';

async function runSuite(
  suite: string,
  rounds: number,
  save: string | undefined,
  chosen: readonly string[] | undefined,
): Promise<void> {
  const experiments = SUITES[suite]?.map((one) => ({
    ...one,
    contestants: one.contestants.filter((name) => chosen?.includes(name) ?? true),
  }));
  if (!experiments) throw new Error(`--suite is one of ${Object.keys(SUITES).join(', ')}`);
  const machine = machineFacts();
  const limits = measureMachineLimits();
  console.log(`${machine.cores} x ${machine.cpu}, Node ${machine.node}, ${machine.os}`);
  const results: ExperimentResult[] = [];
  for (const experiment of experiments) {
    console.log(`\n${experiment.title}`);
    const measured = await measureRounds(
      experiment.contestants,
      (round) => loadOf(experiment, round),
      rounds,
      console.log,
    );
    const result = { ...experiment, ...measured };
    results.push(result);
    console.log(`\n${tableOf(result)}`);
  }
  const result: SuiteResult = { suite, rounds, machine, limits, experiments: results };
  if (save !== undefined) write(save, `${JSON.stringify(result)}\n`);
}

async function runStudy(name: string, rounds: number, save: string | undefined): Promise<void> {
  const study = STUDIES[name];
  if (!study) throw new Error(`--study is one of ${Object.keys(STUDIES).join(', ')}`);
  console.log(`${study.title}\n`);
  const answer = await study.run(rounds, console.log);
  console.log(`\n${answer}`);
  if (save !== undefined) write(save, `${study.title}\n\n${answer}\n`);
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(`\nSaved to ${file}`);
}

const { values } = parseArgs({
  options: {
    study: { type: 'string' },
    suite: { type: 'string', default: 'short' },
    rounds: { type: 'string', default: '5' },
    save: { type: 'string' },
    contestants: { type: 'string' },
  },
});
const rounds = Number(values.rounds);
const contestants = values.contestants?.split(',');
if (values.study === undefined) await runSuite(values.suite, rounds, values.save, contestants);
else await runStudy(values.study, rounds, values.save);
