// What publint and "are the types wrong" find in the packages as they would be published: nothing.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { publint } from 'publint';
import { platforms } from '../../npm/platforms.mjs';
import { stagePlatform, stagePlugin } from '../../npm/stage.mjs';
import { packMain } from './installed-packages.js';
import { isLinux, projectRoot, releaseFolder, runNode, temporaryFolder } from './scripts.js';

const platform = `${process.platform}-${process.arch}`;

test('the main package', async (t) => {
  const tarball = await packMain(temporaryFolder(t));
  const { buffer } = await readFile(tarball);
  const { messages } = await publint({ pack: { tarball: buffer }, strict: true });
  assert.deepEqual(messages, []);

  const attw = join(projectRoot, 'node_modules/@arethetypeswrong/cli/dist/index.js');
  // The resolution named node10 knows no "exports", so it finds no "openvino-serve/server".
  const { code, stdout } = await runNode([attw, tarball, '--profile', 'node16', '--no-emoji']);
  assert.equal(code, 0, stdout);
});

test('the packages of this platform', { skip: !isLinux }, async (t) => {
  const root = temporaryFolder(t);
  const libraries = join(root, platform);
  await stagePlatform(libraries, platform, releaseFolder);
  const plugins = platforms[platform]!.devices.map(async (device) => {
    const folder = join(root, `${platform}-${device}`);
    await stagePlugin(folder, platform, device, releaseFolder);
    return folder;
  });
  for (const pkgDir of [libraries, ...(await Promise.all(plugins))]) {
    // Everything in the folder is published; packing would take long.
    const { messages } = await publint({ pkgDir, pack: false, strict: true });
    assert.deepEqual(messages, [], pkgDir);
  }
});
