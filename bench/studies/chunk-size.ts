/** How long running answers wait while long prompts are read, by the size of a chunk. */
import { Engine } from '../../lib/index.js';
import { makeSamples } from '../../lib/bench/workloads/workloads.js';
import { summarize } from '../../lib/bench/statistics.js';
import { modelPath } from '../experiments.js';
import { markdown } from '../report/table.js';
import { runLoop } from '../closed-loop.js';
import type { Study } from './study.js';

const STREAMS = 8;

export const chunkSize: Study = {
  title: 'ITL of seven running streams while prompts of 2,000 words arrive, by maxBatchedTokens',
  run: async (_rounds, log) => {
    const rows: string[][] = [];
    for (const maxBatchedTokens of [16, 32, 64, 128, 256, 512, 2048]) {
      await using engine = await Engine.load(modelPath('qwen2.5-0.5b-int8'), { maxBatchedTokens });
      const options = { seed: 0, inputWords: 0, outputTokens: 48 };
      await runLoop(
        engine,
        makeSamples('fixed', { ...options, count: 8, inputWords: 20 }),
        STREAMS,
      );
      const samples = makeSamples('long-and-short', { ...options, count: 24 });
      const { tokensPerSecond, gaps, ttft } = await runLoop(engine, samples, STREAMS);
      const short = gaps.filter((all) => all.length > 20).flat();
      const itl = summarize(short);
      const row = [
        String(maxBatchedTokens),
        tokensPerSecond.toFixed(1),
        (itl.median * 1000).toFixed(0),
        (itl.p99 * 1000).toFixed(0),
        (itl.p99 / itl.median).toFixed(1),
        (summarize(ttft).median * 1000).toFixed(0),
      ];
      rows.push(row);
      log(row.join('  '));
    }
    const head = [
      'maxBatchedTokens',
      'tokens/s',
      'ITL median ms',
      'P99 ms',
      'P99 / median',
      'TTFT',
    ];
    return markdown(head, rows);
  },
};
