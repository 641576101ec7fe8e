/**
 * The options of `openvino-serve serve`: the one table that parsing, environment variables,
 * `--help` and the documentation are made from.
 */
import { ENGINE_DEFAULTS, EngineOptions, type EngineSettings } from '../engine-options.js';
import { REASONING_FORMATS, TOOL_FORMATS } from '../output-formats/index.js';
import { APP_DEFAULTS } from '../server/app-options.js';
import { DEFAULT_MODELS } from './models-folder.js';
import type { OptionTable, OptionValues } from './option-spec.js';

const MEBI = 1024 * 1024;

/**
 * Of an option that the engine has too. Not given, the model's own settings decide, or else the
 * engine's default, which is the one shown.
 */
function integerOf(name: Exclude<keyof EngineSettings, 'properties'>) {
  const schema = EngineOptions.properties[name] as unknown as Record<string, number>;
  const { minimum: min = 0, maximum: max = 0, default: fallback = 0 } = schema;
  return { type: 'integer', min, max, fallback } as const;
}

export const SERVE_OPTIONS = {
  models: {
    type: 'string',
    fallback: DEFAULT_MODELS,
    value: 'FOLDER',
    help: 'Folder whose subfolders are the models; the demo model is used where there is none and none is named',
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
    fallback: ENGINE_DEFAULTS.device,
    value: 'DEVICE',
    help: 'OpenVINO device, such as CPU, GPU or GPU.1',
  },
  'cache-size': {
    ...integerOf('cacheSizeGb'),
    value: 'GIB',
    help: 'Size of the KV cache in GiB; 0 lets it grow as needed',
  },
  'max-batched-tokens': {
    ...integerOf('maxBatchedTokens'),
    value: 'N',
    help: 'Most tokens that one step computes; longer prompts are read in parts',
  },
  'max-num-seqs': {
    ...integerOf('maxNumSeqs'),
    value: 'N',
    help: 'Most answers generated at the same time; more requests wait',
  },
  'prefix-caching': {
    type: 'boolean',
    fallback: ENGINE_DEFAULTS.prefixCaching,
    help: 'Keep the KV cache of prompts for later ones that begin the same',
  },
  'prompt-lookup': {
    type: 'boolean',
    fallback: ENGINE_DEFAULTS.promptLookup,
    help: 'Guess tokens from the prompt and check several a step, for answers that repeat it',
  },
  'draft-model': {
    type: 'string',
    value: 'FOLDER',
    help: 'Folder of a smaller model with the same tokenizer that guesses tokens',
  },
  'speculative-tokens': {
    ...integerOf('speculativeTokens'),
    value: 'N',
    help: 'Guesses a step, with --prompt-lookup or --draft-model',
  },
  'speculative-requests': {
    ...integerOf('speculativeRequests'),
    value: 'N',
    help: 'Requests that find this many at work get one guess a step',
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
  'tool-call-parser': {
    type: 'string',
    choices: ['none', ...TOOL_FORMATS.map(({ name }) => name)],
    value: 'NAME',
    help: 'Format of tool calls, instead of the one that the chat template tells',
  },
  'reasoning-parser': {
    type: 'string',
    choices: ['none', ...REASONING_FORMATS.map(({ name }) => name)],
    value: 'NAME',
    help: 'Format of reasoning, instead of the one that the chat template tells',
  },
  'trust-request-chat-template': {
    type: 'boolean',
    default: APP_DEFAULTS.trustRequestChatTemplate,
    help: 'Let requests bring a chat template, which is a program that runs in the server',
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
  'max-stored-responses': {
    type: 'integer',
    default: APP_DEFAULTS.maxStoredResponses,
    min: 0,
    max: 1_000_000,
    value: 'N',
    help: 'Most responses of /v1/responses kept in memory, to be continued; 0 keeps none',
  },
  'max-stored-size': {
    type: 'integer',
    default: APP_DEFAULTS.maxStoredSize / MEBI,
    min: 1,
    max: 1024 * 1024,
    value: 'MIB',
    help: 'Most memory for these responses and their conversations, in MiB of JSON',
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
