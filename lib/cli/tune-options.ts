/** The options of `openvino-serve tune`. */
import { KNOBS } from '../tune/knobs.js';
import { BENCH_OPTIONS } from './bench-options.js';
import type { OptionTable, OptionValues } from './option-spec.js';
import { SERVE_OPTIONS } from './serve-options.js';

export const TUNE_OPTIONS = {
  models: SERVE_OPTIONS.models,
  device: {
    ...SERVE_OPTIONS.device,
    help: `${SERVE_OPTIONS.device.help}; written with what is found`,
  },
  goal: {
    type: 'string',
    default: 'throughput',
    choices: ['throughput', 'latency'],
    value: 'GOAL',
    help: 'What is to be gained: tokens per second, or as many of them as --max-itl allows',
  },
  'max-itl': {
    type: 'number',
    min: 0.001,
    max: 3_600_000,
    value: 'MS',
    help: 'With --goal latency: where the P99 of the inter-token latency must stay, in ms',
  },
  streams: {
    type: 'integer',
    default: 8,
    min: 1,
    max: 10_000,
    value: 'N',
    help: 'Answers that run at the same time',
  },
  workload: { ...BENCH_OPTIONS.workload, help: 'What is asked; as in bench' },
  temperature: BENCH_OPTIONS.temperature,
  seconds: {
    type: 'number',
    default: 8,
    min: 0.1,
    max: 3600,
    value: 'S',
    help: 'How long each measurement takes, besides loading and a warm-up',
  },
  rounds: {
    type: 'integer',
    default: 3,
    min: 1,
    max: 100,
    value: 'N',
    help: 'How often each setting is measured, in turn with the others',
  },
  knobs: {
    type: 'string',
    value: 'NAMES',
    help: `What to try, separated by commas; all unless given: ${KNOBS.map(({ name }) => name).join(', ')}`,
  },
  property: {
    ...SERVE_OPTIONS.property,
    help: 'OpenVINO property that is fixed, and written with what is found; can be repeated',
  },
  seed: { ...BENCH_OPTIONS.seed, help: 'Seed of the prompts' },
  'dry-run': { type: 'boolean', default: false, help: 'Show what is found and write nothing' },
} as const satisfies OptionTable;

export type TuneValues = OptionValues<typeof TUNE_OPTIONS>;
