/** The options of `openvino-serve bench`, named as those of `vllm bench serve`. */
import { WORKLOADS, type WorkloadName } from '../bench/workloads/workloads.js';
import type { OptionTable, OptionValues } from './option-spec.js';

const workloadNames = Object.keys(WORKLOADS) as WorkloadName[];
const workloadHelp = workloadNames.map((name) => `${name}: ${WORKLOADS[name].description}`);

export const BENCH_OPTIONS = {
  'base-url': {
    type: 'string',
    default: 'http://127.0.0.1:8000/v1',
    value: 'URL',
    help: 'Where the server is, up to and without /chat/completions',
  },
  model: { type: 'string', value: 'NAME', help: 'Model to ask; the first one listed unless given' },
  'api-key': { type: 'string', value: 'KEY', help: 'Key to send, for servers that want one' },
  workload: {
    type: 'string',
    default: 'chat',
    choices: workloadNames,
    value: 'NAME',
    help: `What is asked. ${workloadHelp.join('; ')}`,
  },
  'num-prompts': {
    type: 'integer',
    default: 100,
    min: 1,
    max: 1_000_000,
    value: 'N',
    help: 'Number of requests',
  },
  'input-words': {
    type: 'integer',
    default: 40,
    min: 1,
    max: 1_000_000,
    value: 'N',
    help: 'Words of a prompt, for workloads that do not spread them',
  },
  'output-len': {
    type: 'integer',
    default: 64,
    min: 1,
    max: 1_000_000,
    value: 'N',
    help: 'Tokens of an answer, for workloads that do not spread them',
  },
  'max-concurrency': {
    type: 'integer',
    min: 1,
    max: 100_000,
    value: 'N',
    help: 'Most requests under way at the same time; no limit unless given',
  },
  'request-rate': {
    type: 'number',
    min: 0.001,
    max: 1_000_000,
    value: 'RPS',
    help: 'Requests per second, arriving as a Poisson process; all at once unless given',
  },
  'ignore-eos': {
    type: 'boolean',
    default: false,
    help: "Ask for answers that go on past the model's end of turn",
  },
  temperature: {
    type: 'number',
    default: 0,
    min: 0,
    max: 2,
    value: 'T',
    help: 'Temperature asked for',
  },
  goodput: {
    type: 'list',
    value: 'METRIC:MS',
    help: 'Limit a request must keep to count as good: ttft, tpot or e2el, in ms; can be repeated',
  },
  seed: {
    type: 'integer',
    default: 0,
    min: 0,
    max: 4_294_967_295,
    value: 'N',
    help: 'Seed of the prompts and of the arrivals',
  },
  'save-result': { type: 'string', value: 'FILE', help: 'Write the result, as JSON, to a file' },
} as const satisfies OptionTable;

export type BenchValues = OptionValues<typeof BENCH_OPTIONS>;
