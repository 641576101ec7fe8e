import assert from 'node:assert/strict';
import { OpenVINOServeError } from '../../lib/errors.js';

/** That `run` throws INVALID_GRAMMAR with a message that fits. */
export function assertRefused(run: () => unknown, message: RegExp): void {
  assert.throws(run, (error: unknown) => {
    assert.ok(error instanceof OpenVINOServeError, String(error));
    assert.equal(error.code, 'INVALID_GRAMMAR');
    assert.match(error.message, message);
    return true;
  });
}
