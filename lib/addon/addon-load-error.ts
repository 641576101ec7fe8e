import { OpenVINOServeError } from '../errors.js';

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

/** Why there is no addon, for whoever explains it. */
export interface AddonLoadFailure {
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
    const { tried, cause, packageName, platform } = failure;
    const absent = tried.every(({ outcome }) => outcome === 'absent');
    const remedy = absent
      ? `Install ${packageName}: package managers do so unless told to leave optional dependencies ` +
        'out, or a lock file was made on another platform.\n' +
        'In a checkout, build it with `npm run build:native`.'
      : 'Install openvino-serve again; in a checkout, run `npm run build:native`.';
    super(
      'ADDON_LOAD_FAILED',
      `The native addon for ${platform} could not be loaded. Tried:\n` +
        `${tried.map(describe).join('\n')}\n${remedy}`,
      { cause },
    );
  }
}
