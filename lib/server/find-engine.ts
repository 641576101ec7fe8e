/** Finds the engine that answers a request, or says why there is none. */
import { OpenVINOServeError } from '../errors.js';
import type { TextEngine } from '../text-engine.js';
import type { ModelRegistry } from './model-registry.js';
import { HttpError } from './openai-error.js';

/**
 * Loads a model that is not loaded, and waits for it; requests for the same model wait too. Only
 * while the default model loads others do not wait: the server is not ready then, and whoever
 * balances load should ask another one.
 * @throws {HttpError} `model_not_found`, `model_loading`, `model_load_failed`
 */
export async function findEngine(models: ModelRegistry, id: string): Promise<TextEngine> {
  const status = models.status(id);
  if (status === undefined) throw modelNotFound(models, id);
  if (status.state === 'ready') return status.engine;
  if (status.state === 'loading' && id === models.defaultId) {
    throw new HttpError('model_loading', `The model '${id}' is still loading: ${status.stage}.`);
  }
  try {
    return await models.load(id);
  } catch (error) {
    if (error instanceof OpenVINOServeError && error.code === 'ENGINE_CLOSED') throw error;
    throw new HttpError(
      'model_load_failed',
      `The model '${id}' could not be loaded: ${failureReason(error)}`,
      { cause: error },
    );
  }
}

export function modelNotFound(models: ModelRegistry, id: string): HttpError {
  const ids = models.list().map((entry) => `'${entry.id}'`);
  return new HttpError(
    'model_not_found',
    `The model '${id}' does not exist. Models there are: ${ids.join(', ')}.`,
    { param: 'model' },
  );
}

/** What a client may know of a failure: the package's own words, nothing of foreign errors. */
export function failureReason(error: unknown): string {
  return error instanceof OpenVINOServeError
    ? error.message
    : "an unforeseen error; the server's log has it.";
}
