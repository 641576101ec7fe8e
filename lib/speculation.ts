import type { NativeSpeculation } from './binding.js';
import type { EngineSettings } from './engine-options.js';
import { OpenVINOServeError } from './errors.js';
import { readModelFolder } from './model-folder.js';

type SpeculationSettings = Pick<
  Required<EngineSettings>,
  'promptLookup' | 'draftModel' | 'speculativeTokens' | 'speculativeRequests'
>;

/**
 * What the addon must know to guess tokens ahead; undefined if it shall not.
 * @throws {OpenVINOServeError} `INVALID_ARGUMENT` if both ways are asked for, `MODEL_NOT_FOUND` or
 *   `MODEL_LOAD_FAILED` for the draft model's folder
 */
export async function readSpeculation({
  promptLookup,
  draftModel,
  speculativeTokens: tokens,
  speculativeRequests: maxRequests,
}: SpeculationSettings): Promise<NativeSpeculation | undefined> {
  if (!promptLookup && draftModel === '') return undefined;
  if (promptLookup && draftModel !== '') {
    throw new OpenVINOServeError(
      'INVALID_ARGUMENT',
      'options.promptLookup and options.draftModel cannot both guess: choose one',
      { param: 'promptLookup' },
    );
  }
  const draftPath = draftModel === '' ? '' : (await readModelFolder(draftModel)).path;
  return { promptLookup, draftPath, tokens, maxRequests };
}
