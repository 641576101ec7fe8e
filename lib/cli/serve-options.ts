/**
 * The options of `openvino-serve serve`: the one table that parsing, environment variables,
 * `--help` and the documentation are made from.
 */
import { EngineOptions } from '../engine-options.js';
import { APP_DEFAULTS } from '../server/app-options.js';
import type { OptionTable, OptionValues } from './option-spec.js';

const MEBI = 1024 * 1024;

/** Range and default of an option that the engine has too. */
function fromEngine(name: 'cacheSizeGb' | 'maxBatchedTokens' | 'maxNumSeqs') {
  const schema = EngineOptions.properties[name] as unknown as Record<string, number>;
  const { minimum: min = 0, maximum: max = 0, default: fallback = 0 } = schema;
  return { type: 'integer', min, max, default: fallback } as const;
}

export const SERVE_OPTIONS = {
  models: {
    type: 'string',
    default: './models',
    value: 'FOLDER',
    help: 'Folder whose subfolders are the models',
  },
  model: {
    type: 'string',
    value: 'NAME',
    help: 'Default model, loaded at start; not needed where the folder has one model only',
  },
  host: { type: 'string', default: '127.0.0.1', value: 'HOST', help: 'Address to listen on' },
  port: {
    type: 'integer',
    default: 8000,
    min: 0,
    max: 65535,
    value: 'PORT',
    help: 'Port to listen on; 0 takes any free one',
  },
  device: {
    type: 'string',
    default: 'CPU',
    value: 'DEVICE',
    help: 'OpenVINO device, such as CPU, GPU or GPU.1',
  },
  'cache-size': {
    ...fromEngine('cacheSizeGb'),
    value: 'GIB',
    help: 'Size of the KV cache in GiB; 0 lets it grow as needed',
  },
  'max-batched-tokens': {
    ...fromEngine('maxBatchedTokens'),
    value: 'N',
    help: 'Most tokens that one step computes; longer prompts are read in parts',
  },
  'max-num-seqs': {
    ...fromEngine('maxNumSeqs'),
    value: 'N',
    help: 'Most answers generated at the same time; more requests wait',
  },
  'prefix-caching': {
    type: 'boolean',
    default: true,
    help: 'Keep the KV cache of prompts for later ones that begin the same',
  },
  threads: {
    type: 'integer',
    min: 1,
    max: 4096,
    value: 'N',
    help: "Threads for inference; OpenVINO's choice unless given",
  },
  property: {
    type: 'list',
    value: 'KEY=VALUE',
    help: 'OpenVINO property of the device; can be repeated',
  },
  'max-choices': {
    type: 'integer',
    default: APP_DEFAULTS.maxChoices,
    min: 1,
    max: 1024,
    value: 'N',
    help: 'Largest n of a request',
  },
  'body-limit': {
    type: 'integer',
    default: APP_DEFAULTS.bodyLimit / MEBI,
    min: 1,
    max: 1024,
    value: 'MIB',
    help: 'Largest body of a request, in MiB',
  },
  'keep-alive-interval': {
    type: 'integer',
    default: APP_DEFAULTS.keepAliveInterval,
    min: 0,
    max: 86_400,
    value: 'SECONDS',
    help: 'Silence in a stream after which a comment is sent; 0 sends none',
  },
  'stream-interval': {
    type: 'integer',
    default: APP_DEFAULTS.streamInterval,
    min: 0,
    max: 10_000,
    value: 'MS',
    help: 'Least time between two events of a stream; tokens that come sooner share one, the first never waits',
  },
  'shutdown-timeout': {
    type: 'integer',
    default: 30,
    min: 0,
    max: 86_400,
    value: 'SECONDS',
    help: 'Time for running requests to finish after SIGINT or SIGTERM',
  },
  'log-level': {
    type: 'string',
    default: 'warn',
    choices: ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
    value: 'LEVEL',
    help: 'Least severe messages that the log shows',
  },
} as const satisfies OptionTable;

/** The values of all options: undefined only where the table has no default. */
export type ServeValues = OptionValues<typeof SERVE_OPTIONS>;
