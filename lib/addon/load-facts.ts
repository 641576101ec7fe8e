import { existsSync } from 'node:fs';
import path from 'node:path';
import { manifest } from '../package-info.js';
import { packageFolder } from './find-addon.js';
import { installedPackage } from './installed-package.js';
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
  /** The C library; undefined elsewhere than on Linux. */
  libc: 'glibc' | 'musl' | undefined;
  /** Such as `2.36`; undefined without glibc. */
  glibc: string | undefined;
}

const SCOPE = '@openvino-serve/';

function isInstalled(name: string): boolean {
  try {
    installedPackage(name);
    return true;
  } catch {
    return false;
  }
}

/** The version of glibc that runs; undefined where there is none. Takes some milliseconds. */
export function glibcVersion(): string | undefined {
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  return header.glibcVersionRuntime;
}

/** For a load that failed: this takes tens of milliseconds. */
export function readLoadFacts(): LoadFacts {
  const { version, optionalDependencies = {} } = manifest();
  const packages = Object.keys(optionalDependencies).filter((name) => name.startsWith(SCOPE));
  const glibc = process.platform === 'linux' ? glibcVersion() : undefined;
  return {
    platform,
    packageName: platformPackage,
    version,
    checkout: existsSync(path.join(packageFolder, 'CMakeLists.txt')),
    published: packages.map((name) => name.slice(SCOPE.length)),
    installed: packages.filter(isInstalled).map((name) => name.slice(SCOPE.length)),
    libc: process.platform !== 'linux' ? undefined : glibc ? 'glibc' : 'musl',
    glibc,
  };
}
