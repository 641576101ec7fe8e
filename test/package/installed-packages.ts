// The packages of this checkout in a folder, as a package manager installs them.

import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { bundleDependencies } from '../../npm/bundle.mjs';
import { stageMain, stagePlatform } from '../../npm/stage.mjs';
import { projectRoot, releaseFolder, runProgram, temporaryFolder } from './scripts.js';

const platform = `${process.platform}-${process.arch}`;

/** Packs the main package into a folder; returns the tarball's path. */
export async function packMain(folder: string): Promise<string> {
  const staged = join(folder, 'staged');
  await stageMain(staged, [platform]);
  const args = ['pack', staged, '--pack-destination', folder, '--json', '--ignore-scripts'];
  const { code, stdout, stderr } = await runProgram('npm', args);
  assert.equal(code, 0, stderr);
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  return join(folder, filename);
}

/** Files of a program below a folder. */
export function writeFiles(folder: string, files: Record<string, string>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/**
 * A folder with the main package, unpacked from its tarball, its dependencies, and the package for
 * this platform. `others` are packages that a program imports itself.
 */
export async function installPackages(t: TestContext, others: string[] = []): Promise<string> {
  const folder = temporaryFolder(t);
  const modules = join(folder, 'node_modules');
  const main = join(modules, 'openvino-serve');
  mkdirSync(main, { recursive: true });
  const tarball = await packMain(temporaryFolder(t));
  const args = ['--extract', '--file', tarball, '--directory', main, '--strip-components', '1'];
  const { code, stderr } = await runProgram('tar', args);
  assert.equal(code, 0, stderr);
  bundleDependencies(main);
  await stagePlatform(join(modules, '@openvino-serve', platform), platform, releaseFolder);
  for (const name of others) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(projectRoot, 'node_modules', name), join(modules, name));
  }
  return folder;
}
