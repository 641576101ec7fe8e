/** Measures several contestants in turn, round by round, so that a change of the machine meets all. */
import { execFileSync } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { computeMetrics } from '../lib/bench/metrics.js';
import { runLoad, type LoadPlan, type LoadResult } from '../lib/bench/run-load.js';
import type { Sample } from '../lib/bench/sample.js';
import type { RunningServer } from './processes.js';

export interface Contestant {
  name: string;
  /** Runs the load once and returns output tokens per second. */
  measure: () => Promise<number>;
}

export interface Load {
  model: string;
  samples: Sample[];
  streams: number;
}

export function serverContestant(name: string, server: RunningServer, load: Load): Contestant {
  return {
    name,
    measure: async () => {
      const { records, duration } = await limited(name, {
        samples: load.samples,
        target: {
          baseUrl: server.baseUrl,
          model: load.model,
          apiKey: undefined,
          extraBody: { temperature: 0, ignore_eos: true },
        },
        requestRate: Infinity,
        maxConcurrency: load.streams,
        seed: 0,
      });
      const failed = records.find((record) => !record.success);
      if (failed) throw new Error(`${name}: ${failed.error}`);
      return computeMetrics(records, duration).outputThroughput;
    },
  };
}

// A round takes seconds; a server that hangs must not hang the benchmark.
const LIMIT_MS = 120_000;

async function limited(name: string, plan: LoadPlan): Promise<LoadResult> {
  const late = setTimeout(LIMIT_MS, undefined, { ref: false }).then(() => {
    throw new Error(`${name} did not finish a round within ${LIMIT_MS / 1000} s`);
  });
  return Promise.race([runLoad(plan), late]);
}

/** @param prompts one line of token ids a prompt */
export function loopContestant(
  program: string,
  modelDir: string,
  prompts: string,
  load: Load,
): Contestant {
  const outputTokens = String(load.samples[0]?.maxTokens ?? 1);
  return {
    name: 'bare loop',
    measure: async () => {
      const args = [modelDir, String(load.streams), outputTokens];
      const output = execFileSync(program, args, { encoding: 'utf8', input: prompts });
      return (JSON.parse(output) as { output_throughput: number }).output_throughput;
    },
  };
}

/** One warm-up each, then `rounds` rounds; the throughputs of each contestant, by name. */
export async function measureRounds(
  contestants: readonly Contestant[],
  rounds: number,
  log: (line: string) => void,
): Promise<Map<string, number[]>> {
  const results = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  for (const { measure } of contestants) await measure();
  for (let round = 1; round <= rounds; round++) {
    for (const { name, measure } of contestants) {
      const throughput = await measure();
      results.get(name)?.push(throughput);
      log(`round ${round}: ${name.padEnd(24)} ${throughput.toFixed(0).padStart(7)} tokens/s`);
    }
  }
  return results;
}
