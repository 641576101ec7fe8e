// Where the addon is looked for, and what the error says when it is not there, in packages laid out
// as a package manager does.

import assert from 'node:assert/strict';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  addPackage,
  addPlatformPackage,
  install,
  load,
  packageName,
  platform,
  version,
} from './installed-layout.js';
import { releaseFolder } from './scripts.js';

test('the addon comes from the package for the platform', async (t) => {
  const { modules, main } = install(t);
  const { prebuilds } = addPlatformPackage(modules);
  const { where, file } = await load(main);
  assert.equal(where, 'platform-package');
  assert.equal(file, join(prebuilds, 'openvino_serve.node'));
});

test('a local build goes before the package', async (t) => {
  const { modules, main } = install(t);
  addPackage(modules, packageName);
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
  assert.equal(failure.problem, 'not-installed');
  assert.match(message, /--omit=optional/);
  assert.ok(message.includes(`Run: npm install ${packageName}@${version}`), message);
});

test('a package of another version is refused, naming both', async (t) => {
  const { modules, main } = install(t);
  const { folder } = addPackage(modules, packageName, '0.0.9');
  const { code, message, failure } = await load(main);
  assert.equal(code, 'ADDON_LOAD_FAILED');
  const [, attempt] = failure.tried;
  assert.equal(failure.problem, 'wrong-version');
  assert.equal(attempt?.outcome, 'wrong-version');
  assert.equal(attempt.path, folder);
  assert.ok(message.includes('is version 0.0.9'), message);
  assert.ok(message.includes(`npm install ${packageName}@${version}`), message);
});

test("what the system's loader says about a broken file is kept", async (t) => {
  const { modules, main } = install(t);
  const { folder, prebuilds } = addPackage(modules, packageName);
  writeFileSync(join(prebuilds, 'openvino_serve.node'), 'no library');
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

test('a package for another platform is said to be from another machine', async (t) => {
  const { modules, main } = install(t, [platform, 'sunos-mips']);
  addPackage(modules, '@openvino-serve/sunos-mips');
  const { failure } = await load(main);
  assert.equal(failure.problem, 'wrong-architecture');
  assert.match(failure.says, /the package for sunos-mips, but this Node\.js is for/);
  assert.match(failure.remedy, /Remove node_modules/);
});

test('a platform that the release has no package for is told which there are', async (t) => {
  const { main } = install(t, ['sunos-mips']);
  const { failure } = await load(main);
  assert.equal(failure.problem, 'unsupported-platform');
  assert.ok(failure.says.endsWith(`for ${platform}, only for sunos-mips.`), failure.says);
});

test('in a checkout that is not built, the remedy is to build', async (t) => {
  const { main } = install(t, []);
  writeFileSync(join(main, 'CMakeLists.txt'), '');
  const { failure } = await load(main);
  assert.equal(failure.problem, 'not-installed');
  assert.match(failure.remedy, /npm run build:native/);
});
