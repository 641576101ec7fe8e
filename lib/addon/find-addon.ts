import { packageFolder } from '../package-info.js';
import { installedPackage, packageRequire, versionMismatch } from './installed-package.js';
import type { LoadAttempt } from './load-failure.js';
import { platformPackage } from './platform.js';

/** Where the addon is; `file` is the `.node`. */
export interface AddonLocation extends Pick<LoadAttempt, 'where' | 'path'> {
  file: string;
}

/** An attempt that ended the search without an addon. */
export interface FailedAttempt {
  attempt: LoadAttempt;
  cause: unknown;
}

export function failedAttempt(
  { where, path: place }: Pick<LoadAttempt, 'where' | 'path'>,
  outcome: LoadAttempt['outcome'],
  cause: unknown,
): FailedAttempt {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return { attempt: { where, path: place, outcome, reason }, cause };
}

function findIn(place: Pick<LoadAttempt, 'where' | 'path'>): AddonLocation | FailedAttempt {
  try {
    // Looks in build/Release, build/Debug, then prebuilds/<platform>.
    const nodeGypBuild = packageRequire()('node-gyp-build') as { path: (folder: string) => string };
    return { ...place, file: nodeGypBuild.path(place.path) };
  } catch (cause) {
    return failedAttempt(place, 'absent', cause);
  }
}

function findInPackage(): AddonLocation | FailedAttempt {
  const where = 'platform-package';
  try {
    const found = installedPackage(platformPackage);
    const mismatch = versionMismatch(platformPackage, found);
    if (!mismatch) return findIn({ where, path: found.folder });
    const place = { where, path: found.folder } as const;
    return failedAttempt(place, 'wrong-version', new Error(`${platformPackage} ${mismatch}`));
  } catch (cause) {
    return failedAttempt({ where, path: platformPackage }, 'absent', cause);
  }
}

/** A local build, else the package for this platform; or where nothing was found. */
export function findAddon(): AddonLocation | FailedAttempt[] {
  const local = findIn({ where: 'local-build', path: packageFolder() });
  if ('file' in local) return local;
  const installed = findInPackage();
  return 'file' in installed ? installed : [local, installed];
}
