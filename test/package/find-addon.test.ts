// Where the addon is looked for, and what the error says when it is not there, in packages laid out
// as a package manager does.

import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { AddonLoadFailure } from '../../lib/addon/addon-load-error.js';
import { projectRoot, releaseFolder, runNode, temporaryFolder } from './scripts.js';

const platform = `${process.platform}-${process.arch}`;
const packageName = `@openvino-serve/${platform}`;
const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
  version: string;
};

/** The main package without a build, as it is installed. */
function install(t: TestContext) {
  const modules = join(temporaryFolder(t), 'node_modules');
  const main = join(modules, 'openvino-serve');
  mkdirSync(main, { recursive: true });
  for (const name of ['dist', 'package.json']) {
    cpSync(join(projectRoot, name), join(main, name), { recursive: true });
  }
  symlinkSync(join(projectRoot, 'node_modules'), join(main, 'node_modules'));
  return { modules, main };
}

/** A platform package; `addon` is the content of its `.node`, or the real one. */
function addPlatformPackage(modules: string, of: string, addon?: string) {
  const folder = join(modules, packageName);
  const prebuilds = join(folder, 'prebuilds', platform);
  mkdirSync(prebuilds, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: packageName, version: of }));
  if (addon === undefined) cpSync(releaseFolder, prebuilds, { recursive: true });
  else writeFileSync(join(prebuilds, 'openvino_serve.node'), addon);
  return { folder, prebuilds };
}

async function load(main: string) {
  const script = `
    const { loadAddonFrom } = await import(${JSON.stringify(join(main, 'dist/addon/load-addon.js'))});
    try {
      console.log(JSON.stringify(loadAddonFrom().location));
    } catch ({ code, message, failure, cause }) {
      console.log(JSON.stringify({ code, message, failure, hasCause: cause instanceof Error }));
    }`;
  const { code, stdout, stderr } = await runNode(['--input-type=module', '--eval', script]);
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout) as {
    file?: string;
    where?: string;
    code?: string;
    message: string;
    failure: AddonLoadFailure;
    hasCause: boolean;
  };
}

test('the addon comes from the package for the platform', async (t) => {
  const { modules, main } = install(t);
  const { prebuilds } = addPlatformPackage(modules, version);
  const { where, file } = await load(main);
  assert.equal(where, 'platform-package');
  assert.equal(file, join(prebuilds, 'openvino_serve.node'));
});

test('a local build goes before the package', async (t) => {
  const { modules, main } = install(t);
  addPlatformPackage(modules, version, 'never read');
  cpSync(releaseFolder, join(main, 'build', 'Release'), { recursive: true });
  const { where, file } = await load(main);
  assert.equal(where, 'local-build');
  assert.equal(file, join(main, 'build', 'Release', 'openvino_serve.node'));
});

test('without either, the error says what was tried and what to install', async (t) => {
  const { main } = install(t);
  const { code, message, failure, hasCause } = await load(main);
  assert.equal(code, 'ADDON_LOAD_FAILED');
  assert.equal(failure.packageName, packageName);
  assert.equal(failure.platform, platform);
  assert.deepEqual(
    failure.tried.map(({ where, path, outcome }) => ({ where, path, outcome })),
    [
      { where: 'local-build', path: main, outcome: 'absent' },
      { where: 'platform-package', path: packageName, outcome: 'absent' },
    ],
  );
  assert.ok(hasCause);
  assert.ok(message.includes(`Install ${packageName}`), message);
});

test('a package of another version is refused, naming both', async (t) => {
  const { modules, main } = install(t);
  const { folder } = addPlatformPackage(modules, '0.0.9', 'never read');
  const { code, message, failure } = await load(main);
  assert.equal(code, 'ADDON_LOAD_FAILED');
  const [, attempt] = failure.tried;
  assert.equal(attempt?.outcome, 'wrong-version');
  assert.equal(attempt.path, folder);
  assert.ok(message.includes('is version 0.0.9'), message);
  assert.ok(message.includes(`npm install ${packageName}@${version}`), message);
});

test("what the system's loader says about a broken file is kept", async (t) => {
  const { modules, main } = install(t);
  const { folder } = addPlatformPackage(modules, version, 'no library');
  const { code, failure } = await load(main);
  assert.equal(code, 'ADDON_LOAD_FAILED');
  assert.equal(failure.tried.length, 1);
  const [attempt] = failure.tried;
  assert.deepEqual(
    [attempt?.where, attempt?.path, attempt?.outcome],
    ['platform-package', folder, 'failed'],
  );
  assert.match(attempt!.reason, /openvino_serve\.node/);
});
