/** What is compared with what, under which load. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { makeSamples } from '../lib/bench/workloads/workloads.js';
import type { ContestantName } from './contestants/index.js';
import type { Load } from './contestants/contestant.js';
import { root } from './contestants/processes.js';

export interface Experiment {
  title: string;
  /** A name of bench/models, or the demo model's. */
  model: string;
  gguf?: string;
  streams: number;
  /** Requests of a round for each stream. */
  requestsPerStream: number;
  inputWords: number;
  outputTokens: number;
  contestants: readonly ContestantName[];
}

const OWN = ['bare loop', 'openvino-serve (library)', 'openvino-serve (HTTP)'] as const;

const demo = (streams: number): Experiment => ({
  title: `Demo model, ${streams} streams`,
  model: 'tiny-chat',
  streams,
  requestsPerStream: 8,
  inputWords: 40,
  outputTokens: 64,
  contestants: [...OWN, 'Python server'],
});

const qwen = (streams: number, requestsPerStream: number): Experiment => ({
  title: `Qwen2.5-0.5B shape, int8, ${streams} stream${streams === 1 ? '' : 's'}`,
  model: 'qwen2.5-0.5b-int8',
  gguf: 'qwen2.5-0.5b-q8_0.gguf',
  streams,
  requestsPerStream,
  inputWords: 20,
  outputTokens: 64,
  contestants: [
    ...OWN,
    'Python server',
    // Answers one request after the other, whatever the number of streams: once is enough.
    ...(streams === 32 ? (['openvino-openai-api'] as const) : []),
    'node-llama-cpp',
    'llama-server',
  ],
});

const llama: Experiment = {
  ...qwen(8, 2),
  title: 'Llama-3.2-1B shape, int8, 8 streams',
  model: 'llama-3.2-1b-int8',
  gguf: 'llama-3.2-1b-q8_0.gguf',
  contestants: [...OWN, 'llama-server'],
};

const QWEN = [qwen(1, 4), qwen(8, 2), qwen(32, 1)];

export const SUITES: Record<string, readonly Experiment[]> = {
  short: [demo(64)],
  demo: [demo(1), demo(16), demo(64)],
  qwen: QWEN,
  // Against the ceiling alone, in more rounds.
  ceiling: QWEN.map((one) => ({ ...one, contestants: OWN })),
  llama: [llama],
};

/**
 * @param seed of the prompts: another one for each round, or caches of prompts would answer
 * @throws if the model has not been made yet, with the command that makes it
 */
export function loadOf(experiment: Experiment, seed: number): Load {
  const { model, gguf, streams, requestsPerStream, inputWords, outputTokens } = experiment;
  return {
    modelDir: modelPath(model),
    ...(gguf === undefined ? {} : { gguf: modelPath(gguf) }),
    samples: makeSamples('fixed', {
      count: streams * requestsPerStream,
      seed,
      inputWords,
      outputTokens,
    }),
    streams,
    outputTokens,
  };
}

export function modelPath(name: string): string {
  const own = path.join(root, 'models', name);
  if (existsSync(own)) return own;
  const folder =
    process.env['OPENVINO_SERVE_BENCH_MODELS'] ??
    path.join(homedir(), '.cache/openvino-serve/bench-models');
  const made = path.join(folder, name);
  if (existsSync(made)) return made;
  throw new Error(`There is no ${made}: make it with python3 bench/models/make_models.py ${name}`);
}
