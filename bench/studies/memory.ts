/** Whether memory stays level under load, and how much of it is neither weights nor KV cache. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { makeSamples } from '../../lib/bench/workloads/workloads.js';
import { median } from '../../lib/bench/statistics.js';
import { Engine } from '../../lib/index.js';
import { runLoop } from '../closed-loop.js';
import { modelPath } from '../experiments.js';
import { markdown } from '../report/table.js';
import type { Study } from './study.js';

const STREAMS = 64;
const MEBI = 1024 * 1024;

interface Minute {
  resident: number;
  cache: number;
  rest: number;
}

export const memory: Study = {
  title: `Memory of a process with the demo model under ${STREAMS} streams, a round a minute`,
  run: async (minutes, log) => {
    const folder = modelPath('tiny-chat');
    const weights = statSync(path.join(folder, 'openvino_model.bin')).size / MEBI;
    const engine = await Engine.load(folder);
    const rows: Minute[] = [];
    let answers = 0;
    for (let minute = 0; minute < minutes; minute++) {
      const end = performance.now() + 60_000;
      let cache = 0;
      for (let seed = 0; performance.now() < end; seed++) {
        const options = { count: 256, inputWords: 40, outputTokens: 64 };
        const samples = makeSamples('chat', { ...options, seed: minute * 1000 + seed });
        // Read in the middle: an idle engine has given its requests' blocks back.
        const running = runLoop(engine, samples, STREAMS, false);
        const timer = setInterval(() => {
          cache = Math.max(cache, engine.metrics().kvCacheBytes / MEBI);
        }, 500);
        await running.finally(() => clearInterval(timer));
        answers += samples.length;
      }
      const resident = process.memoryUsage.rss() / MEBI;
      const row = { resident, cache, rest: resident - cache - weights };
      rows.push(row);
      const { rest } = row;
      log(
        `minute ${minute + 1}: ${[resident, cache, rest].map((mib) => mib.toFixed(0)).join('  ')}`,
      );
    }
    await engine.close();
    const quarter = Math.max(1, Math.floor(rows.length / 4));
    const line = (name: string, part: readonly Minute[]) => [
      name,
      ...(['resident', 'cache', 'rest'] as const).map((key) =>
        median(part.map((row) => row[key])).toFixed(0),
      ),
    ];
    const table = markdown(
      ['MiB', 'resident', 'KV cache', 'without it and the weights'],
      [line('first quarter', rows.slice(0, quarter)), line('last quarter', rows.slice(-quarter))],
    );
    return `${minutes} minutes, ${answers} answers, medians of a minute's end.\n\n${table}`;
  },
};
