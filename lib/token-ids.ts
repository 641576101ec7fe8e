import { OpenVINOServeError } from './errors.js';

/**
 * Token ids as the addon takes them.
 * @throws {OpenVINOServeError} `INVALID_ARGUMENT` for what is not a whole number of 32 bits
 */
export function toTokenIds(ids: Int32Array | readonly number[]): Int32Array {
  if (ids instanceof Int32Array) return ids;
  if (!Array.isArray(ids)) {
    throw new OpenVINOServeError('INVALID_ARGUMENT', 'tokenIds must be an Int32Array or an array');
  }
  const result = Int32Array.from(ids);
  const bad = ids.findIndex((id, index) => id !== result[index]);
  if (bad === -1) return result;
  throw new OpenVINOServeError(
    'INVALID_ARGUMENT',
    `tokenIds[${bad}] must be a token id, but is ${String(ids[bad])}`,
    { param: 'tokenIds' },
  );
}
