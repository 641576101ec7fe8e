/** Loads a model with some settings, lets it answer for a while, and closes it again. */
import { memoryUsage } from 'node:process';
import { performance } from 'node:perf_hooks';
import { summarize } from '../bench/statistics.js';
import { runClosedLoop, type ChatEngine, type Load } from './closed-loop.js';
import type { Measure } from './measurement.js';
import type { Settings } from './settings.js';

/** Loads the model with these settings and no others. */
export type LoadSettings = (settings: Settings) => Promise<ChatEngine>;

/** One engine exists at a time: a model may fill half of the memory. */
export function measureWith(loadSettings: LoadSettings, load: Load, signal: AbortSignal): Measure {
  return async (settings) => {
    signal.throwIfAborted();
    const began = performance.now();
    const engine = await loadSettings(settings);
    const loadTime = (performance.now() - began) / 1000;
    try {
      const { tokens, duration, gaps } = await runClosedLoop(engine, load, signal);
      const residentMemory = memoryUsage.rss();
      if (tokens === 0 || gaps.length === 0) {
        throw new Error(`too few tokens came in ${load.seconds} s to measure anything`);
      }
      const { median: itlMedian, p99: itlP99 } = summarize(gaps);
      return { throughput: tokens / duration, itlMedian, itlP99, loadTime, residentMemory };
    } finally {
      await engine.close();
    }
  };
}
