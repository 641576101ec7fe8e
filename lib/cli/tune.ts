/** `openvino-serve tune`: finds settings that suit a model on this machine and keeps them. */
import { isDeepStrictEqual } from 'node:util';
import { formatRatio } from '../bench/ratio.js';
import { makeSamples } from '../bench/workloads/workloads.js';
import type { EngineOptions } from '../engine-options.js';
import type { ModelFolder } from '../model-folder.js';
import { makeBareFolder } from '../tune/bare-folder.js';
import type { ChatEngine } from '../tune/closed-loop.js';
import { readMachine } from '../tune/machine.js';
import { measureWith } from '../tune/measure.js';
import { formatDuration, trialLines } from '../tune/report.js';
import { readRuntimeOptions } from '../tune/runtime-options.js';
import { countMeasurements, search, tryOut, type Search } from '../tune/search.js';
import { settingsText, writeSettings } from '../tune/settings-file.js';
import type { Settings } from '../tune/settings.js';
import { CliError } from './cli-error.js';
import { interruptible } from './interruptible.js';
import { modelsFolder } from './models-folder.js';
import { ProgressBar } from './progress-bar.js';
import type { TuneValues } from './tune-options.js';
import { chooseKnobs, openModel, startOf, toGoal } from './tune-plan.js';

export interface TuneContext {
  /** Loads the model of a folder; the real one is `Engine.load`. */
  loadEngine: (folder: string, options: EngineOptions) => Promise<ChatEngine>;
  /** Prints a line for the user. */
  print: (line: string) => void;
}

// More than are answered in a few seconds, so that no prompt is in the prefix cache already.
const SAMPLES = 1024;

/**
 * @param model its name or path
 * @throws {CliError} exit code 2 for wrong values, 1 if the model cannot be measured with the
 *   settings it has, or the result cannot be written
 */
export async function tune(
  model: string,
  values: TuneValues,
  { loadEngine, print }: TuneContext,
): Promise<void> {
  const goal = toGoal(values);
  const folder = await openModel(modelsFolder(values.models).folder, model);
  const start = startOf(folder.settings, values);
  const circumstances = {
    machine: readMachine(),
    exported: await readRuntimeOptions(folder.path),
  };
  const knobs = chooseKnobs(values, circumstances, start);
  const { workload, streams, seconds, temperature, rounds, seed } = values;
  const samples = makeSamples(workload, {
    count: SAMPLES,
    seed,
    inputWords: 40,
    outputTokens: 64,
  });
  await interruptible(async (signal) => {
    const bare = makeBareFolder(folder.path);
    try {
      const load = { samples, streams, seconds, temperature };
      const measure = measureWith((settings) => loadEngine(bare.path, settings), load, signal);
      const plan = { start, knobs, circumstances, goal, rounds, measure, signal };
      await estimate(plan, folder, print);
      const best = await confirm(await find(plan, print), plan, print);
      signal.throwIfAborted();
      await keep(best, folder, values['dry-run'], print);
    } finally {
      bare.remove();
    }
  }, print);
}

type Print = TuneContext['print'];

/** One measurement tells how long all of them take, and whether the model can be measured at all. */
async function estimate(plan: Search, { name }: ModelFolder, print: Print): Promise<void> {
  const { start, knobs, rounds, measure, signal } = plan;
  print(`Measuring ${name} with the settings it has: ${JSON.stringify(start)}`);
  const began = performance.now();
  try {
    await measure(start);
  } catch (error) {
    signal.throwIfAborted();
    throw new CliError(`${name} cannot be measured: ${(error as Error).message}`, 1);
  }
  const seconds = (performance.now() - began) / 1000;
  const count = countMeasurements(plan) + 2 * rounds;
  const names = knobs.map((knob) => knob.name).join(', ');
  print(`About ${formatDuration(count * seconds)} for ${count} measurements of ${names}`);
}

/** The best settings, printing the rounds of each knob as they end. */
async function find(plan: Search, print: Print): Promise<Settings> {
  let bar: ProgressBar | undefined;
  return search({
    ...plan,
    onMeasured: () => bar?.advance(),
    onKnob: (_knob, measurements) => (bar = new ProgressBar(measurements)),
    onTrial: ({ name }, trial) => {
      bar?.end();
      for (const line of trialLines(name, trial, plan.goal)) print(line);
    },
  });
}

/**
 * The best settings where they prove to be better once more; else those of the start. Gains that
 * were picked from noise, one for each knob, do not last.
 */
async function confirm(best: Settings, plan: Search, print: Print): Promise<Settings> {
  if (best === plan.start) {
    print('Nothing tried is better than what the model has.');
    return best;
  }
  const bar = new ProgressBar(2 * plan.rounds);
  const trial = await tryOut(
    { label: 'before', settings: plan.start },
    [{ label: 'tuned', settings: best }],
    { ...plan, onMeasured: () => bar.advance() },
  );
  bar.end();
  for (const line of trialLines('All together', trial, plan.goal)) print(line);
  const [tuned] = trial.tried;
  if (tuned?.comparison && tuned.kept) {
    print(`Tuned: ${formatRatio(tuned.comparison.speed)} times the tokens per second.`);
    return best;
  }
  print('The gains did not last when measured together: the settings stay as they were.');
  return plan.start;
}

/** @throws {CliError} if the file cannot be written; what it should hold was printed then */
async function keep(
  best: Settings,
  { path, name, settings }: ModelFolder,
  dryRun: boolean,
  print: Print,
): Promise<void> {
  if (isDeepStrictEqual(best, settings)) {
    print('There is nothing to write.');
    return;
  }
  print(settingsText(best).trimEnd());
  if (dryRun) {
    print('Not written, because of --dry-run.');
    return;
  }
  try {
    print(`Written to ${await writeSettings(path, best)}: serve and Engine.load will use it.`);
  } catch (error) {
    const reason = (error as Error).message;
    throw new CliError(`The settings of ${name}, above, cannot be written: ${reason}`, 1);
  }
}
