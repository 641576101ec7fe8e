import type { NativeAddon } from '../binding.js';
import { AddonLoadError } from './addon-load-error.js';
import { checkBinaries } from './check-binaries.js';
import { explainLoadFailure } from './explain-load-failure.js';
import { failedAttempt, findAddon, type AddonLocation, type FailedAttempt } from './find-addon.js';
import { packageRequire } from './installed-package.js';
import { readLoadFacts } from './load-facts.js';
import { refuseBundle } from './refuse-bundle.js';
import { platform, platformPackage } from './platform.js';

export interface LoadedAddon {
  native: NativeAddon;
  location: AddonLocation;
}

let loaded: LoadedAddon | undefined;

function loadError(failed: FailedAttempt[]): AddonLoadError {
  const tried = failed.map(({ attempt }) => attempt);
  const cause = failed.at(-1)?.cause;
  const explanation = explainLoadFailure(tried, cause, readLoadFacts());
  return new AddonLoadError({
    ...explanation,
    tried,
    cause,
    packageName: platformPackage,
    platform,
  });
}

/**
 * Loads the addon at the first call, and says where it is.
 * @throws {AddonLoadError} `ADDON_LOAD_FAILED`
 */
export function loadAddonFrom(): LoadedAddon {
  if (loaded) return loaded;
  refuseBundle();
  const location = findAddon();
  if (Array.isArray(location)) throw loadError(location);
  try {
    checkBinaries(location.file);
    const native = packageRequire()(location.file) as NativeAddon;
    // `process.exit()` destroys what the C++ libraries own; their threads must have ended by then.
    process.once('exit', () => native.shutdown());
    loaded = { native, location };
    return loaded;
  } catch (cause) {
    // A build that is broken is not passed over: what runs would not be what was built.
    throw loadError([failedAttempt(location, 'failed', cause)]);
  }
}

/**
 * The addon, loaded at the first call.
 * @throws {AddonLoadError} `ADDON_LOAD_FAILED`
 */
export function loadAddon(): NativeAddon {
  return loadAddonFrom().native;
}
