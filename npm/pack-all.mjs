#!/usr/bin/env node
// Packs every package for this platform:
//
//   npm run pack:all -- DIR [--with-dependencies] [--untested PLATFORMS]
//
//   --with-dependencies  the main package brings what it depends on: DIR then is all that a machine
//                        without a registry needs
//   --untested           platforms that are not tested, such as "linux-arm64,darwin-arm64", for the main
//                        package to depend on like on the tested ones

import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../scripts/lib/project.mjs';
import { fail, run } from '../scripts/lib/report.mjs';
import { workingFolder } from '../scripts/lib/working-folder.mjs';
import { bundleDependencies } from './bundle.mjs';
import { platforms, releasedPlatforms } from './platforms.mjs';
import { stageMain, stagePlatform, stagePlugin } from './stage.mjs';
import { checkSymbols } from './symbol-floor.mjs';

const platform = `${process.platform}-${process.arch}`;

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'with-dependencies': { type: 'boolean', default: false },
      untested: { type: 'string' },
    },
  });
  if (positionals.length !== 1) fail('Name one folder for the tarballs: npm run pack:all -- DIR');
  return {
    out: resolve(positionals[0]),
    bundle: values['with-dependencies'],
    released: releasedPlatforms(values.untested),
  };
}

function prebuild(work) {
  const script = join(projectRoot, 'scripts', 'prebuild.mjs');
  const { status } = spawnSync(process.execPath, [script, '--out', work], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) fail('The prebuild failed; the reason is above.');
  return join(work, 'prebuilds', platform);
}

function pack(folder, out) {
  const args = ['pack', folder, '--pack-destination', out, '--json', '--ignore-scripts'];
  const { status, stdout, stderr } = spawnSync('npm', args, {
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    shell: process.platform === 'win32',
  });
  if (status !== 0) fail(`npm pack failed:\n${stderr}`);
  const [{ filename, size, unpackedSize }] = JSON.parse(stdout);
  const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
  console.log(`${filename}: ${megabytes(size)}, unpacked ${megabytes(unpackedSize)}`);
}

await run('pack-all', async () => {
  const { out, bundle, released } = readArguments();
  const table = platforms[platform];
  if (!table) fail(`There is no package for ${platform}; npm/platforms.mjs lists those there are.`);
  mkdirSync(out, { recursive: true });
  const work = workingFolder(join(projectRoot, 'build'), 'npm-');
  const built = prebuild(work);

  const main = join(work, 'main');
  await stageMain(main, released);
  if (bundle) bundleDependencies(main);
  pack(main, out);

  const libraries = join(work, platform);
  await stagePlatform(libraries, platform, built);
  checkSymbols(libraries, table.floor);
  pack(libraries, out);

  for (const device of table.devices) {
    const folder = join(work, `${platform}-${device}`);
    await stagePlugin(folder, platform, device, built);
    checkSymbols(folder, table.floor);
    pack(folder, out);
  }
});
