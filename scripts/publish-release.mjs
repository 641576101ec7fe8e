#!/usr/bin/env node
// Publishes the packages of a release, those with libraries before the main one that depends on them.
// What is published already is left as it is, so that this can be run again after a failure.
//
//   node scripts/publish-release.mjs DIR [--untested PLATFORMS] [--dry-run]
//
//   DIR         a folder with the tarballs of "npm run pack:all", in it or below
//   --untested  the untested platforms that are released, too; see npm/platforms.mjs
//   --dry-run   only says what would be published

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { mainManifest } from '../npm/manifests.mjs';
import { releasedPlatforms } from '../npm/platforms.mjs';
import { fail, run } from './lib/report.mjs';

function call(program, ...args) {
  const { error, ...result } = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    shell: process.platform === 'win32',
  });
  if (error) fail(`${program} cannot be run: ${error.message}`);
  return result;
}

function readTarball(path) {
  const { status, stdout } = call('tar', '-xOzf', path, 'package/package.json');
  if (status !== 0) fail(`${path} is no npm package.`);
  return { path, manifest: JSON.parse(stdout) };
}

const readTarballs = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.tgz'))
    .sort()
    .map((name) => readTarball(join(folder, name)));

/** The tarballs to publish, in order. Each platform's job has packed a main package of its own. */
function choose(tarballs, released) {
  const { name, version, optionalDependencies, peerDependencies } = mainManifest(released);
  const find = (wanted, fits = () => true) =>
    tarballs.find(
      ({ manifest }) => manifest.name === wanted && manifest.version === version && fits(manifest),
    );
  const main = find(
    name,
    (found) =>
      isDeepStrictEqual(found.optionalDependencies, optionalDependencies) &&
      isDeepStrictEqual(found.peerDependencies, peerDependencies),
  );
  const libraries = Object.keys({ ...optionalDependencies, ...peerDependencies });
  const missing = libraries.filter((wanted) => !find(wanted));
  if (!main) missing.push(`${name} that depends on exactly these`);
  if (missing.length > 0) {
    fail(
      `Nothing is published. Of version ${version} for ${released.join(', ')} these are missing:`,
      ...missing.map((line) => `  ${line}`),
    );
  }
  return [...libraries.map((wanted) => find(wanted)), main];
}

function isPublished({ name, version }) {
  const { status, stdout, stderr } = call('npm', 'view', `${name}@${version}`, 'version', '--json');
  if (status === 0) return stdout.trim() !== '';
  if (/E404/.test(stdout + stderr)) return false;
  return fail(`The registry cannot be asked for ${name} ${version}.`, stderr.trim());
}

function publish({ path, manifest }, dryRun) {
  const { name, version } = manifest;
  if (isPublished(manifest)) return 'is published already';
  if (dryRun) return 'would be published';
  // "latest" is what users get who name no version.
  const tag = version.includes('-') ? 'next' : 'latest';
  const args = ['publish', path, '--access=public', `--tag=${tag}`];
  // Only a workflow can vouch for where a package comes from.
  if (process.env.GITHUB_ACTIONS) args.push('--provenance');
  const { status, stderr } = call('npm', ...args);
  if (status !== 0) fail(`${name} ${version} could not be published.`, stderr.trim());
  return 'published';
}

await run('publish-release', () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { untested: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
  });
  if (positionals.length !== 1) fail('Name the folder with the tarballs.');
  const chosen = choose(readTarballs(resolve(positionals[0])), releasedPlatforms(values.untested));
  for (const tarball of chosen) {
    const { name, version } = tarball.manifest;
    console.log(`${name} ${version}: ${publish(tarball, values['dry-run'])}`);
  }
});
