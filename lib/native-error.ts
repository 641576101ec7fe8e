import type { NativeError } from './binding.js';
import { ERROR_CODES, OpenVINOServeError } from './errors.js';

/** The addon's error as the package's own class. */
export function toServeError(error: unknown): OpenVINOServeError {
  if (error instanceof OpenVINOServeError) return error;
  const { code, message } = error as Partial<NativeError>;
  const known = ERROR_CODES.find((candidate) => candidate === code) ?? 'OPENVINO_ERROR';
  return new OpenVINOServeError(known, message ?? String(error), { cause: error });
}

/** For a promise of the addon's: rethrows its error as the package's own class. */
export function fromNative(error: unknown): never {
  throw toServeError(error);
}
