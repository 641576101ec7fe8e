// Installs the packages from a registry with each package manager, on a machine without compiler,
// Python and network, and has the installed server answer under each version of Node.js.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pinnedHere } from '../../scripts/lib/pinned-packages.mjs';
import { ANSWER, serveAndAsk } from './installed-server.js';
import { Machine, nodes } from './machine.js';
import { npmInstall, packageManagers, registrySettings } from './package-managers.js';
import { publish, startRegistry } from './registry.js';
import { projectRoot, temporaryFolder } from './scripts.js';
import { packAll, readManifest } from './tarballs.js';

const platform = `${process.platform}-${process.arch}`;

test('installed from a registry', { skip: !pinnedHere }, async (t) => {
  const store = temporaryFolder(t);
  const tarballs = await packAll(join(store, 'tarballs'));
  const registry = await startRegistry(store);
  t.after(registry.stop);
  for (const tarball of tarballs) await publish(registry, tarball, store);
  const settings = registrySettings(registry.url);

  const emptyApp = (machine: Machine) => {
    const folder = machine.folder('app');
    writeFileSync(join(folder, 'package.json'), '{ "name": "app", "private": true }\n');
    return folder;
  };

  await t.test('nothing runs at installation', async () => {
    for (const tarball of tarballs) assert.equal((await readManifest(tarball)).scripts, undefined);
    const lock = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { dev?: boolean; hasInstallScript?: boolean }>;
    };
    const scripts = Object.entries(lock.packages).filter(
      ([path, { dev, hasInstallScript }]) => path && !dev && hasInstallScript,
    );
    assert.deepEqual(scripts, []);
  });

  await t.test('the machine has neither compiler nor Python', async (t) => {
    const machine = new Machine(t);
    for (const name of ['python3', 'python', 'cmake', 'g++', 'cc', 'make', 'node-gyp', 'curl']) {
      const { code } = await machine.run(`command -v ${name}`, '/');
      assert.notEqual(code, 0, name);
    }
  });

  for (const { name, install, exec, env, node, oneNode } of packageManagers) {
    await t.test(name, async (t) => {
      const machine = new Machine(t, { ...settings, env: { ...settings.env, ...env } });
      if (node) machine.useNode(node);
      const folder = emptyApp(machine);
      const { code, output } = await machine.run(install('openvino-serve'), folder);
      assert.equal(code, 0, output);
      for (const version of oneNode ? [process.execPath] : nodes) {
        machine.useNode(version);
        const answer = await serveAndAsk(machine, `${exec} openvino-serve serve`, folder);
        assert.match(answer, ANSWER, version);
      }
      assert.equal(machine.refusedConnections(), '');
    });
  }

  for (const version of nodes) {
    await t.test(`npm under ${version}`, async (t) => {
      const machine = new Machine(t, settings);
      machine.useNode(version);
      // Not even a package.json is there.
      const folder = machine.folder('empty');
      const { code, output } = await machine.run(npmInstall.install('openvino-serve'), folder);
      assert.equal(code, 0, output);
      assert.match(await serveAndAsk(machine, 'npx openvino-serve serve', folder), ANSWER);
    });
  }

  await t.test('without the optional package, the error says what to install', async (t) => {
    const machine = new Machine(t, settings);
    const folder = emptyApp(machine);
    const installed = await machine.run('npm install --omit=optional openvino-serve', folder);
    assert.equal(installed.code, 0, installed.output);
    const { code, output } = await machine.run('npx openvino-serve serve --port 0', folder);
    assert.equal(code, 1, output);
    assert.ok(output.includes(`Run: npm install @openvino-serve/${platform}@`), output);
    const remedy = await machine.run(`npm install @openvino-serve/${platform}`, folder);
    assert.equal(remedy.code, 0, remedy.output);
    assert.match(await serveAndAsk(machine, 'npx openvino-serve serve', folder), ANSWER);
  });
});
