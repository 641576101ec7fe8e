// Going to another version of OpenVINO: its pins, and what must change for it.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { isLinux, projectRoot, runNode, runScript, temporaryFolder } from './scripts.js';

const options = { skip: !isLinux };
const pinsFile = join(projectRoot, 'scripts/openvino-wheels.json');
const pins = JSON.parse(readFileSync(pinsFile, 'utf8')) as {
  versions: Record<'openvino' | 'openvino-genai', string>;
};
const check = (...args: string[]) =>
  runNode([join(projectRoot, 'scripts/check-openvino-version.mjs'), ...args]);
const pin = (...args: string[]) =>
  runNode([join(projectRoot, 'scripts/pin-openvino.mjs'), ...args]);

test('the pins of the pinned version are what the script makes of it', async (t) => {
  const out = join(temporaryFolder(t), 'pins.json');
  const { code, stderr, stdout } = await pin(pins.versions.openvino, '--out', out);
  assert.equal(code, 0, stderr);
  assert.match(stdout, new RegExp(`GenAI ${pins.versions['openvino-genai']} for linux-x64`));
  assert.equal(readFileSync(out, 'utf8'), readFileSync(pinsFile, 'utf8'));
});

test('a version that is none, or that there is not, is one message', async (t) => {
  const out = join(temporaryFolder(t), 'pins.json');
  for (const [version, message] of [
    ['latest', /"latest" is not a version of OpenVINO\./],
    ['1.0.0', /There are no OpenVINO 1\.0\.0 wheels for [\s\S]*lacks this version/],
  ] as const) {
    const { code, stderr } = await pin(version, '--out', out);
    assert.equal(code, 1);
    assert.match(stderr, message);
    assert.doesNotMatch(stderr, /^\s+at /m);
  }
  const { code, stderr } = await runScript('pin-openvino.mjs');
  assert.equal(code, 1);
  assert.match(stderr, /Name one version/);
});

test('the pinned version fits', options, async () => {
  const { code, stdout, stderr } = await check();
  assert.equal(code, 0, stdout + stderr);
  assert.doesNotMatch(stdout, /CHANGE/);
  assert.match(stdout, /ok {6}All \d+ libraries/);
  assert.match(stdout, /ok {6}(\d+) of the \1 symbols in use are exported/);
  assert.match(stdout, /ok {6}Every declared field reaches the library/);
  assert.match(stdout, new RegExp(`OpenVINO ${pins.versions.openvino} fits\\.`));
});

test('of a version that does not fit it says what must change', options, async () => {
  const trials = () =>
    readdirSync(tmpdir()).filter((name) => name.includes('openvino-serve-trial'));
  const before = trials();
  const { code, stdout, stderr } = await check('2026.2.1');
  assert.equal(code, 1, stdout + stderr);
  assert.match(stdout, /OpenVINO 2026\.2\.1, GenAI 2026\.2\.1\.0/);
  assert.match(stdout, /CHANGE {2}native\/genai\/declarations\.h does not fit: \S/);
  assert.match(stdout, /\d+ to change before OpenVINO 2026\.2\.1 can be pinned/);
  assert.doesNotMatch(stdout + stderr, /^\s+at /m);
  assert.deepEqual(trials(), before);
});
