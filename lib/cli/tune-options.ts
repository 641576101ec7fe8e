/** The options of `openvino-serve tune`. */
import { WORKLOADS } from '../bench/workloads/workloads.js';
import { ENGINE_DEFAULTS } from '../engine-options.js';
import { KNOBS } from '../tune/knobs.js';
import type { OptionTable, OptionValues } from './option-spec.js';

export const TUNE_OPTIONS = {
  models: {
    type: 'string',
    default: './models',
    value: 'FOLDER',
    help: 'Folder whose subfolders are the models',
  },
  device: {
    type: 'string',
    fallback: ENGINE_DEFAULTS.device,
    value: 'DEVICE',
    help: 'OpenVINO device, such as CPU, GPU or GPU.1; written with what is found',
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
  workload: {
    type: 'string',
    default: 'chat',
    choices: Object.keys(WORKLOADS),
    value: 'NAME',
    help: 'What is asked; as in bench',
  },
  temperature: {
    type: 'number',
    default: 0,
    min: 0,
    max: 2,
    value: 'T',
    help: 'Temperature asked for',
  },
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
    type: 'list',
    value: 'KEY=VALUE',
    help: 'OpenVINO property that is fixed, and written with what is found; can be repeated',
  },
  seed: {
    type: 'integer',
    default: 0,
    min: 0,
    max: 4_294_967_295,
    value: 'N',
    help: 'Seed of the prompts',
  },
  'dry-run': { type: 'boolean', default: false, help: 'Show what is found and write nothing' },
} as const satisfies OptionTable;

export type TuneValues = OptionValues<typeof TUNE_OPTIONS>;
