/** How the options of the command line become those of the engine. */
import type { EngineOptions } from '../engine-options.js';
import type { TextEngine } from '../text-engine.js';
import { CliError } from './cli-error.js';
import type { ServeValues } from './serve-options.js';

/** Loads the model of a folder; the real one is `Engine.load`. */
export type LoadEngine = (folder: string, options: EngineOptions) => Promise<TextEngine>;

/**
 * What was given; the rest is left to the model's own settings and the engine's defaults.
 * @throws {CliError} exit code 2, for a property that is not KEY=VALUE
 */
export function toEngineOptions(values: ServeValues): EngineOptions {
  const { threads } = values;
  const properties = {
    ...(threads === undefined ? {} : { INFERENCE_NUM_THREADS: threads }),
    ...Object.fromEntries(values.property.map(parseProperty)),
  };
  const options = {
    device: values.device,
    cacheSizeGb: values['cache-size'],
    maxBatchedTokens: values['max-batched-tokens'],
    maxNumSeqs: values['max-num-seqs'],
    prefixCaching: values['prefix-caching'],
    promptLookup: values['prompt-lookup'],
    draftModel: values['draft-model'],
    speculativeTokens: values['speculative-tokens'],
    speculativeRequests: values['speculative-requests'],
    properties: Object.keys(properties).length === 0 ? undefined : properties,
  };
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}

/** @throws {CliError} exit code 2, if it is not KEY=VALUE */
export function parseProperty(text: string): [string, string | number | boolean] {
  const [, key, value] = /^([^=\s]+)=(.*)$/.exec(text) ?? [];
  if (key === undefined || value === undefined) {
    throw new CliError(`Invalid value '${text}' for --property: expected KEY=VALUE.`, 2);
  }
  if (value === 'true' || value === 'false') return [key, value === 'true'];
  return [key, /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value];
}
