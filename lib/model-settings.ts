import path from 'node:path';
import { ENGINE_DEFAULTS, EngineOptions, type EngineSettings } from './engine-options.js';
import { OpenVINOServeError } from './errors.js';
import { SETTINGS_FILE, type ModelFolder } from './model-folder.js';
import { compileCheck } from './validate.js';

const check = compileCheck(EngineOptions, SETTINGS_FILE);

/**
 * The caller's options over the model's own settings over the defaults.
 * @throws {OpenVINOServeError} `MODEL_LOAD_FAILED` for settings in the folder that are not valid
 */
export function withModelSettings(
  folder: ModelFolder,
  options: EngineSettings,
): Required<EngineSettings> {
  const own = readSettings(folder);
  const properties = { ...own.properties, ...options.properties };
  return { ...ENGINE_DEFAULTS, ...own, ...options, properties };
}

function readSettings({ path: dir, settings }: ModelFolder): EngineSettings {
  try {
    return check(settings);
  } catch (cause) {
    const { message } = cause as Error;
    const file = path.join(dir, SETTINGS_FILE);
    throw new OpenVINOServeError('MODEL_LOAD_FAILED', `${file} is not valid: ${message}`, {
      cause,
    });
  }
}
