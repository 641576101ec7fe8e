/** The workloads, each made from a seed: the same requests every time. */
import { Random } from '../random.js';
import type { Sample } from '../sample.js';
import { makeJsonSchema } from './json-schema.js';
import { makeCodeEdit, makeExtraction } from './repeating.js';
import { makeText } from './text.js';

export interface WorkloadOptions {
  count: number;
  seed: number;
  /** Words of the prompt, where the workload does not spread them itself. */
  inputWords: number;
  /** Tokens of the answer, likewise. */
  outputTokens: number;
}

interface Workload {
  description: string;
  make: (random: Random, options: WorkloadOptions, index: number) => Sample;
}

const user = (content: string) => ({ role: 'user', content });
const system = (content: string) => ({ role: 'system', content });
const between = (low: number, value: number, high: number) =>
  Math.round(Math.min(high, Math.max(low, value)));

const SHARED_PREFIX_WORDS = 1000;

export const WORKLOADS = {
  fixed: {
    description: 'every prompt and answer of the same length',
    make: (random, { inputWords, outputTokens }) => ({
      messages: [user(makeText(random, inputWords))],
      maxTokens: outputTokens,
    }),
  },
  chat: {
    description: 'lengths spread as in conversations people share: many short, few long',
    // Medians and spread near those of the ShareGPT data that vLLM's benchmarks use.
    make: (random) => ({
      messages: [user(makeText(random, between(4, random.logNormal(60, 1.2), 800)))],
      maxTokens: between(8, random.logNormal(120, 0.9), 600),
    }),
  },
  'shared-prefix': {
    description: `short questions after the same system prompt of ${SHARED_PREFIX_WORDS} words`,
    make: (random, { seed, outputTokens }) => ({
      messages: [
        system(makeText(new Random(seed), SHARED_PREFIX_WORDS)),
        user(makeText(random, 12)),
      ],
      maxTokens: outputTokens,
    }),
  },
  'long-and-short': {
    description: 'one prompt of 2,000 words among seven short ones that stream long answers',
    make: (random, { outputTokens }, index) =>
      index % 8 === 7
        ? { messages: [user(makeText(random, 2000))], maxTokens: 16, group: 'long' }
        : { messages: [user(makeText(random, 16))], maxTokens: outputTokens, group: 'short' },
  },
  extraction: {
    description: 'conversations in which facts of short texts become JSON, again and again',
    make: (random, { outputTokens }) => ({
      messages: makeExtraction(random),
      maxTokens: outputTokens,
    }),
  },
  'code-edit': {
    description: 'a small change to a piece of code, which the answer repeats',
    make: (random, { outputTokens }) => ({
      messages: [user(makeCodeEdit(random))],
      maxTokens: outputTokens,
    }),
  },
  'json-schema': {
    description: 'facts of a text that must fit one of several JSON Schemas',
    make: (random, { inputWords }) => makeJsonSchema(random, inputWords),
  },
} as const satisfies Record<string, Workload>;

export type WorkloadName = keyof typeof WORKLOADS;

export function makeSamples(name: WorkloadName, options: WorkloadOptions): Sample[] {
  const random = new Random(options.seed);
  const workload: Workload = WORKLOADS[name];
  return Array.from({ length: options.count }, (_, i) => workload.make(random, options, i));
}
