// Pins for a version of OpenVINO, as the package index has it: file names and hashes, without
// downloading the files themselves.

import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPython, pip, pipFailure } from './python.mjs';
import { fail } from './report.mjs';

/** What belongs to a release of OpenVINO; the extensions may have patch releases of their own. */
const requirements = (version) => [
  `openvino==${version}`,
  `openvino-tokenizers==${version}.*`,
  `openvino-genai==${version}.*`,
];

/** What pip would install for a platform. */
function pipReport(version, python, tag) {
  const folder = mkdtempSync(join(tmpdir(), 'openvino-serve-pins-'));
  try {
    const report = join(folder, 'report.json');
    const { status, output } = pip(findPython(), [
      ...['install', '--dry-run', '--ignore-installed', '--no-deps', '--only-binary=:all:'],
      ...['--implementation', 'cp', '--python-version', python.version],
      ...['--abi', python.abi, '--abi', 'none'],
      // A platform's wheels may be tagged for systems of different age.
      ...[tag].flat().flatMap((name) => ['--platform', name]),
      ...['--target', join(folder, 'target'), '--report', report, ...requirements(version)],
    ]);
    if (status !== 0) {
      fail(
        `There are no OpenVINO ${version} wheels for ${[tag].flat().join(', ')}.`,
        pipFailure(output),
      );
    }
    return JSON.parse(readFileSync(report, 'utf8')).install;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** pip gives no hash of a file in a local folder. */
const hashOf = ({ url, archive_info: archive }) =>
  archive?.hashes?.sha256 ??
  createHash('sha256')
    .update(readFileSync(fileURLToPath(url)))
    .digest('hex');

/** Pins of `version` in the form of scripts/openvino-wheels.json, for these platforms of `like`. */
export function resolvePins(version, like, platforms = Object.keys(like.platforms)) {
  if (!/^\d+\.\d+\.\d+$/.test(version)) {
    fail(`"${version}" is not a version of OpenVINO.`, 'Name one such as 2026.3.1.');
  }
  const pins = { python: like.python, versions: { openvino: version }, platforms: {} };
  for (const platform of platforms) {
    const { tag } = like.platforms[platform];
    const found = pipReport(version, like.python, tag);
    const files = {};
    for (const name of ['openvino', 'openvino-tokenizers', 'openvino-genai']) {
      const { metadata, download_info: download } = found.find(
        (entry) => entry.metadata.name.replaceAll('_', '-') === name,
      );
      files[decodeURIComponent(basename(new URL(download.url).pathname))] = hashOf(download);
      const known = (pins.versions[name] ??= metadata.version);
      if (known !== metadata.version) {
        fail(`${name} is ${known} for one platform and ${metadata.version} for ${platform}.`);
      }
    }
    pins.platforms[platform] = { tag, files };
  }
  return pins;
}
