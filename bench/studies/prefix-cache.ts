/** What a cached system prompt saves. */
import { Engine } from '../../lib/index.js';
import { makeSamples } from '../../lib/bench/workloads/workloads.js';
import { modelPath } from '../experiments.js';
import { formatRatio, ratioOf } from '../../lib/bench/ratio.js';
import { median } from '../../lib/bench/statistics.js';
import { runLoop } from '../closed-loop.js';
import type { Study } from './study.js';

const QUESTIONS = 6;

export const prefixCache: Study = {
  title: 'TTFT of a short question after a system prompt of 1,000 words, met before or not',
  run: async (rounds, log) => {
    await using engine = await Engine.load(modelPath('qwen2.5-0.5b-int8'));
    const cold: number[] = [];
    const cached: number[] = [];
    // Another seed is another system prompt; its first question meets it cold.
    for (let seed = 0; seed <= rounds; seed++) {
      const options = { count: QUESTIONS, seed, inputWords: 0, outputTokens: 4 };
      const { ttft } = await runLoop(engine, makeSamples('shared-prefix', options), 1);
      const [first = 0, ...others] = ttft;
      log(`${(first * 1000).toFixed(0)} ms, then ${(median(others) * 1000).toFixed(0)} ms`);
      if (seed === 0) continue; // The first inference of all packs the weights.
      cold.push(first * 1000);
      cached.push(median(others) * 1000);
    }
    return (
      `Cold ${median(cold).toFixed(0)} ms, cached ${median(cached).toFixed(0)} ms: ` +
      formatRatio(ratioOf(cached, cold))
    );
  },
};
