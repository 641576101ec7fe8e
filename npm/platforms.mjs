// The one table of the packages that hold the addon: a platform each, and for some of its devices
// a package with OpenVINO's plugin. Everything about these packages is made from it.
// platforms.d.mts says what the entries mean.

import { fail } from '../scripts/lib/report.mjs';

export const platforms = {
  'linux-x64': {
    title: 'Linux on x64 (glibc)',
    os: 'linux',
    cpu: 'x64',
    libc: 'glibc',
    devices: ['gpu', 'npu'],
    tested: true,
    floor: { GLIBC: '2.27', GLIBCXX: '3.4.22', CXXABI: '1.3.11' },
  },
  'linux-arm64': {
    title: 'Linux on arm64 (glibc)',
    os: 'linux',
    cpu: 'arm64',
    libc: 'glibc',
    devices: [],
    tested: false,
    floor: { GLIBC: '2.34', GLIBCXX: '3.4.30', CXXABI: '1.3.13' },
  },
  'win32-x64': {
    title: 'Windows on x64',
    os: 'win32',
    cpu: 'x64',
    devices: ['gpu', 'npu'],
    tested: false,
  },
  'darwin-arm64': {
    title: 'macOS on arm64',
    os: 'darwin',
    cpu: 'arm64',
    devices: [],
    tested: false,
  },
};

/** The plugin's own files, by device; all others belong to the package of the platform. */
export const pluginFiles = {
  gpu: /^(lib)?openvino_intel_gpu_/,
  npu: /^(lib)?openvino_intel_npu_/,
};

/** Stands for the plugin in the package of the platform. */
export const isPlugin = (file) => /_plugin\.(so|dll)$/.test(file);

export const packageName = (platform, device) =>
  `@openvino-serve/${device ? `${platform}-${device}` : platform}`;

/**
 * The platforms of a release: those that are tested, and the untested ones that are named for it,
 * as in "linux-arm64,darwin-arm64".
 */
export function releasedPlatforms(named = '') {
  const names = named.split(',').filter(Boolean);
  const unknown = names.filter((name) => !platforms[name]);
  if (unknown.length > 0) {
    const all = Object.keys(platforms).join(', ');
    fail(`There is no package for ${unknown.join(', ')}, only for ${all}.`);
  }
  return Object.keys(platforms).filter((name) => platforms[name].tested || names.includes(name));
}
