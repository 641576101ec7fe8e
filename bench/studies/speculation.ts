/** What guessing tokens ahead brings: from the prompt where answers repeat it, by a draft model elsewhere. */
import { Engine, type EngineOptions } from '../../lib/index.js';
import { makeSamples, type WorkloadName } from '../../lib/bench/workloads/workloads.js';
import { modelPath } from '../experiments.js';
import { runLoop } from '../closed-loop.js';
import { compare, type Study, type Variant } from './study.js';

const REQUESTS = 16;

interface Case {
  model: string;
  workload: WorkloadName;
  ways: readonly [name: string, options: EngineOptions][];
}

async function measureCase(
  { model, workload, ways }: Case,
  streams: number,
  rounds: number,
  log: (line: string) => void,
): Promise<string> {
  const engines: Engine[] = [];
  const variants: Variant[] = [];
  const isDemo = model === 'tiny-chat';
  const count = isDemo ? REQUESTS * 4 : REQUESTS / 2;
  const samples = makeSamples(workload, { count, seed: 1, inputWords: 20, outputTokens: 64 });
  for (const [name, options] of ways) {
    const engine = await Engine.load(modelPath(model), options);
    engines.push(engine);
    // The demo model's answers end where it ends them: what it would say next repeats nothing.
    const run = () => runLoop(engine, samples, streams, !isDemo);
    await run();
    variants.push({ name, measure: async () => (await run()).tokensPerSecond });
  }
  const table = await compare(variants, rounds, 'tokens/s', log);
  await Promise.all(engines.map((engine) => engine.close()));
  const title = `${model}, ${workload}, ${streams} stream${streams === 1 ? '' : 's'}`;
  return `${title}:\n\n${table}`;
}

const lookup: Case = {
  model: 'tiny-chat',
  workload: 'extraction',
  ways: [
    ['no guesses', {}],
    ['prompt lookup, 3 guesses', { promptLookup: true, speculativeTokens: 3 }],
    ['prompt lookup, 5 guesses', { promptLookup: true, speculativeTokens: 5 }],
    ['prompt lookup, 10 guesses', { promptLookup: true, speculativeTokens: 10 }],
  ],
};

const draft = (): Case => ({
  model: 'qwen2.5-0.5b-int8',
  workload: 'fixed',
  ways: [
    ['no guesses', {}],
    [
      'draft model, 3 guesses',
      { draftModel: modelPath('qwen2.5-draft-int8'), speculativeTokens: 3 },
    ],
    [
      'draft model, 5 guesses',
      { draftModel: modelPath('qwen2.5-draft-int8'), speculativeTokens: 5 },
    ],
  ],
});

export const speculation: Study = {
  title: 'Guessing tokens ahead',
  run: async (rounds, log) =>
    [
      await measureCase(lookup, 1, rounds, log),
      await measureCase(lookup, 16, rounds, log),
      await measureCase(draft(), 1, rounds, log),
      await measureCase(draft(), 8, rounds, log),
    ].join('\n\n'),
};
