import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { loadAddon } from '../../lib/addon/load-addon.js';
import { root } from '../helpers/child.js';

/** What GenAI's own function returns (ov::Version), in a library that is found before it. */
const OTHER_VERSION = `
struct Version { const char* buildNumber; const char* description; };
extern "C" Version get_version() { return {"2027.1.0.0-1-abc", "other"}; }
`;

test('the addon says which OpenVINO it has', () => {
  const { genaiVersion, openvinoVersion } = loadAddon();
  assert.match(genaiVersion, /^2026\.3\.1\.0-/);
  assert.match(openvinoVersion, /^2026\.3\.1-/);
});

test(
  'a GenAI library of another version is refused, naming both',
  { skip: process.platform !== 'linux' },
  (t) => {
    const dir = mkdtempSync(path.join(tmpdir(), 'openvino-serve-'));
    t.after(() => rmSync(dir, { recursive: true }));
    writeFileSync(path.join(dir, 'other.cc'), OTHER_VERSION);
    const library = path.join(dir, 'other.so');
    execFileSync('g++', ['-shared', '-fPIC', '-o', library, path.join(dir, 'other.cc')]);
    const script = `import { Engine } from ${JSON.stringify(path.join(root, 'dist/index.js'))};
    try { await Engine.load(${JSON.stringify(path.join(root, 'models/tiny-chat'))}); }
    catch (error) { console.log(error.code + ': ' + error.message); }`;
    const { stdout, signal } = spawnSync(
      process.execPath,
      ['--input-type=module', '--eval', script],
      { encoding: 'utf8', env: { ...process.env, LD_PRELOAD: library } },
    );
    assert.equal(signal, null);
    assert.match(stdout, /^ADDON_LOAD_FAILED: /);
    assert.match(
      stdout,
      /built for OpenVINO GenAI 2026\.3\.1\.0, .* is 2027\.1\.0\.0-1-abc\.\nStart without LD_PRELOAD/,
    );
  },
);
