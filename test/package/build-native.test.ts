// The native build's own failures: each is one message that says what to do.

import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isLinux, projectRoot, runProgram, runScript, temporaryFolder } from './scripts.js';
import { makePath } from './wheels.js';

const options = { skip: !isLinux };

test('names all missing build tools at once, with their packages', options, async (t) => {
  const PATH = makePath(temporaryFolder(t), {});
  const outcome = await runScript('build-native.mjs', { PATH, CXX: undefined });
  assert.equal(outcome.code, 1);
  assert.match(
    outcome.stderr,
    /without cmake, a C\+\+17 compiler \(g\+\+ or clang\+\+\), make or ninja/,
  );
  assert.match(outcome.stderr, /apt-get install cmake g\+\+ make/);
  assert.doesNotMatch(outcome.stderr, /^\s+at /m);
});

test('names only what is missing', options, async (t) => {
  const PATH = makePath(temporaryFolder(t), { cmake: '', make: '' });
  const outcome = await runScript('build-native.mjs', { PATH, CXX: undefined });
  assert.match(outcome.stderr, /without a C\+\+17 compiler \(g\+\+ or clang\+\+\)\./);
  assert.match(outcome.stderr, /apt-get install g\+\+;/);
});

test('refuses an OpenVINOGenAI_DIR that is no SDK', options, async (t) => {
  const folder = temporaryFolder(t);
  const outcome = await runScript('build-native.mjs', { OpenVINOGenAI_DIR: folder });
  assert.equal(outcome.code, 1);
  assert.match(outcome.stderr, /has no OpenVINOGenAIConfig\.cmake/);
});

test('CMake refuses OpenVINO GenAI of another version', options, async (t) => {
  const folder = temporaryFolder(t);
  const pinned = (await runScript('fetch-openvino.mjs')).stdout.trim();
  const wheels = join(folder, 'wheels');
  const pins = readFileSync(join(projectRoot, 'scripts/openvino-wheels.json'), 'utf8');
  const { versions } = JSON.parse(pins) as { versions: Record<string, string> };
  for (const name of ['openvino', 'openvino-tokenizers']) {
    const info = `${name.replace('-', '_')}-${versions[name] ?? ''}.dist-info`;
    cpSync(join(pinned, info), join(wheels, info), { recursive: true });
  }
  const info = join(wheels, 'openvino_genai-2026.2.0.0.dist-info');
  mkdirSync(info);
  writeFileSync(join(info, 'METADATA'), 'Name: openvino-genai\nVersion: 2026.2.0.0\n');

  const { code, stderr } = await runProgram(
    'cmake',
    [
      ...['-S', projectRoot, '-B', join(folder, 'build')],
      ...[`-DOPENVINO_SERVE_WHEELS=${wheels}`, '-DCMAKE_JS_INC=none'],
      '-DCMAKE_DISABLE_FIND_PACKAGE_OpenVINOGenAI=ON',
    ],
    { OpenVINOGenAI_DIR: undefined },
  );
  assert.notEqual(code, 0);
  // CMake wraps the lines of its messages.
  const message = stderr.replace(/\s+/g, ' ');
  assert.match(message, /openvino_genai is version 2026\.2\.0\.0/);
  assert.ok(message.includes(`can only be built with ${versions['openvino-genai'] ?? ''}`));
});
