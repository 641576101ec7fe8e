import { OpenVINOServeError } from '../errors.js';
import type { AddonLoadFailure, LoadAttempt } from './load-failure.js';

function describe({ where, path, outcome, reason }: LoadAttempt): string {
  const place = where === 'local-build' ? `a build in ${path}` : path;
  return outcome === 'absent' ? `  ${place}: not there` : `  ${place}: ${reason}`;
}

/** `ADDON_LOAD_FAILED` */
export class AddonLoadError extends OpenVINOServeError {
  constructor(readonly failure: AddonLoadFailure) {
    const { tried, cause, platform, says, remedy } = failure;
    super(
      'ADDON_LOAD_FAILED',
      `The native addon for ${platform} could not be loaded: ${says}\n${remedy}\n` +
        `Tried:\n${tried.map(describe).join('\n')}`,
      { cause },
    );
  }
}
