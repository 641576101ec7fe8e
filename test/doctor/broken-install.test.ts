// The doctor where the addon cannot be loaded, or ends the process: it says so and goes on.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Report } from '../../lib/doctor/report.js';
import {
  addPlatformPackage,
  copyEdited,
  install,
  packageName,
  platform,
  version,
} from '../package/installed-layout.js';
import { isLinux, projectRoot } from '../package/scripts.js';
import { runDoctor } from './run-doctor.js';

const models = ['--models', `${projectRoot}/models`];

test('without the addon, the reason and all the rest', async (t) => {
  const { main } = install(t);
  const { code, stdout, stderr } = await runDoctor(models, main);
  assert.equal(code, 1, stderr);
  for (const text of [
    `✗ The addon cannot be loaded: The package ${packageName} is not installed.`,
    `→ Run: npm install ${packageName}@${version}`,
    '✓ Node.js',
    'Processor',
    '✓ tiny-chat',
    '\n1 problem, 0 warnings.',
  ]) {
    assert.ok(stdout.includes(text), `${text} in ${stdout}`);
  }
});

test('from the package for the platform, all is well', async (t) => {
  const { modules, main } = install(t);
  const { folder } = addPlatformPackage(modules);
  const { code, stdout } = await runDoctor([...models, '--json'], main);
  const { addon, devices } = JSON.parse(stdout) as Report;
  assert.equal(addon.folder, `${folder}/prebuilds/${platform}`);
  assert.ok(devices.available.some(({ id }) => id === 'CPU'));
  assert.equal(code, 0);
});

test(
  'an addon that ends the process is told from what it did last',
  { skip: !isLinux || process.arch !== 'x64' },
  async (t) => {
    const { modules, main } = install(t);
    const { prebuilds } = addPlatformPackage(modules, 'openvino_serve.node');
    // The first instruction of what runs when the library is loaded becomes an illegal one.
    copyEdited('openvino_serve.node', prebuilds, (bytes) => {
      const code = initCode(bytes);
      return bytes.fill(Buffer.from([0x0f, 0x0b]), code, code + 2);
    });
    const { code, stdout } = await runDoctor([...models, '--json'], main);
    const { addon, models: found } = JSON.parse(stdout) as Report;
    assert.equal(code, 1);
    assert.equal(addon.loaded, false);
    assert.match(addon.findings[0]?.message ?? '', /ended by SIGILL while loading the addon/);
    assert.equal(found.models.length, 1);
  },
);

/** Where the file has the function that DT_INIT names; code lies in the file as it does in memory. */
function initCode(bytes: Buffer): number {
  const segments = Number(bytes.readBigUInt64LE(32));
  for (let at = segments; at < segments + bytes.readUInt16LE(56) * 56; at += 56) {
    if (bytes.readUInt32LE(at) !== 2) continue; // PT_DYNAMIC
    const dynamic = Number(bytes.readBigUInt64LE(at + 8));
    for (let entry = dynamic; ; entry += 16) {
      const tag = Number(bytes.readBigUInt64LE(entry));
      if (tag === 12) return Number(bytes.readBigUInt64LE(entry + 8)); // DT_INIT
      assert.notEqual(tag, 0, 'there is no DT_INIT');
    }
  }
  return assert.fail('there is no dynamic segment');
}
