import type { NativeAddon } from '../binding.js';
import { AddonLoadError } from './addon-load-error.js';
import { failedAttempt, findAddon, type AddonLocation, type FailedAttempt } from './find-addon.js';
import { packageRequire } from './installed-package.js';
import { refuseBundle } from './refuse-bundle.js';
import { platform, platformPackage } from './platform.js';

export interface LoadedAddon {
  native: NativeAddon;
  location: AddonLocation;
}

let loaded: LoadedAddon | undefined;

function loadError(failed: FailedAttempt[]): AddonLoadError {
  return new AddonLoadError({
    tried: failed.map(({ attempt }) => attempt),
    cause: failed.at(-1)?.cause,
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
