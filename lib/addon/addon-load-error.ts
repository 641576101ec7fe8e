import { OpenVINOServeError } from '../errors.js';
import type { Explanation } from './explain-load-failure.js';

/** A place where the addon was looked for. */
export interface LoadAttempt {
  /** A build in this package's own folder, or the package for this platform. */
  where: 'local-build' | 'platform-package';
  /** The folder, or the name of the package while it has none. */
  path: string;
  /** Whether nothing is there, another version is, or the file there cannot be loaded. */
  outcome: 'absent' | 'wrong-version' | 'failed';
  /** What node-gyp-build, the resolver or the dynamic linker said. */
  reason: string;
}

/** Why there is no addon: `problem` for programs, `says` and `remedy` for people. */
export interface AddonLoadFailure extends Explanation {
  /** In the order in which they were tried. */
  tried: LoadAttempt[];
  /** The error of the last attempt. */
  cause: unknown;
  /** The package that should hold the addon. */
  packageName: string;
  /** Such as `linux-x64`. */
  platform: string;
}

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
