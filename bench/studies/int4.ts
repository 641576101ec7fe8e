/** Which 4-bit export is fast here, with one stream: a bare loop over each, llama-server beside them. */
import type { Load } from '../contestants/contestant.js';
import { startBareLoop } from '../contestants/bare-loop.js';
import { CONTESTANTS } from '../contestants/index.js';
import { loadOf, modelPath, SUITES } from '../experiments.js';
import { compare, type Study } from './study.js';

const EXPORTS = ['sym', 'asym'].flatMap((scheme) =>
  ['g32', 'g64', 'g128', 'channel'].map((group) => `qwen2.5-0.5b-int4-${scheme}-${group}`),
);

export const int4: Study = {
  title: '4-bit exports of the Qwen2.5-0.5B shape, one stream',
  run: async (rounds, log) => {
    const [single] = SUITES['qwen'] ?? [];
    if (!single) throw new Error('there is no such experiment');
    const load: Load = { ...loadOf(single, 0), gguf: modelPath('qwen2.5-0.5b-q4_0.gguf') };
    // New prompts each time: llama-server would remember what it has seen.
    let seed = 0;
    const nextLoad = (): Load => ({ ...load, samples: loadOf(single, ++seed).samples });
    const llama = await CONTESTANTS['llama-server'](load, 8490);
    try {
      const variants = [
        {
          name: 'llama-server q4_0',
          measure: async () => (await llama.measure(nextLoad())).throughput,
        },
      ];
      for (const name of [...EXPORTS, 'qwen2.5-0.5b-int8', 'qwen2.5-0.5b-int8-sym']) {
        const own = { ...load, modelDir: modelPath(name) };
        const loop = await startBareLoop(own);
        variants.push({ name, measure: async () => (await loop.measure(own)).throughput });
      }
      return await compare(variants, rounds, 'tokens/s', log);
    } finally {
      await llama.stop();
    }
  },
};
