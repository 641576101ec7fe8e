import { existsSync } from 'node:fs';
import path from 'node:path';
import { manifest, packageFolder } from '../package-info.js';
import { findInstalled } from './installed-package.js';
import { platform, platformPackage } from './platform.js';

/** What of this system and this installation decides why the addon cannot be loaded. */
export interface LoadFacts {
  /** Such as `linux-x64`. */
  platform: string;
  /** The package that should hold the addon. */
  packageName: string;
  /** The version of this package, which the other's must equal. */
  version: string;
  /** Whether this is a checkout, where the addon is built instead of installed. */
  checkout: boolean;
  /** The platforms that this release has packages for; none in a checkout. */
  published: string[];
  /** Those whose packages are installed. */
  installed: string[];
  /** The C library; undefined elsewhere than on Linux, and where the runtime does not tell. */
  libc: 'glibc' | 'musl' | undefined;
  /** Such as `2.36`; undefined without glibc. */
  glibc: string | undefined;
}

const SCOPE = '@openvino-serve/';

/**
 * The C library of a Linux: its name and, of glibc, the version. Undefined where the runtime does not
 * tell. Takes tens of milliseconds.
 */
export function readLibc(): { name: 'glibc' | 'musl'; version?: string } | undefined {
  // Runtimes other than Node.js may lack it.
  const { report } = process as { report?: NodeJS.ProcessReport };
  if (process.platform !== 'linux' || !report) return undefined;
  const { header } = report.getReport() as { header: { glibcVersionRuntime?: string } };
  const version = header.glibcVersionRuntime;
  return version === undefined ? { name: 'musl' } : { name: 'glibc', version };
}

/** For a load that failed. */
export function readLoadFacts(): LoadFacts {
  const { version, optionalDependencies = {} } = manifest();
  const packages = Object.keys(optionalDependencies).filter((name) => name.startsWith(SCOPE));
  const libc = readLibc();
  return {
    platform,
    packageName: platformPackage,
    version,
    checkout: existsSync(path.join(packageFolder(), 'CMakeLists.txt')),
    published: packages.map((name) => name.slice(SCOPE.length)),
    installed: packages
      .filter((name) => findInstalled(name))
      .map((name) => name.slice(SCOPE.length)),
    libc: libc?.name,
    glibc: libc?.version,
  };
}
