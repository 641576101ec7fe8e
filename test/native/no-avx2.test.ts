import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import test from 'node:test';
import { root } from '../helpers/child.js';

// Debian: apt-get install qemu-user
const hasQemu = spawnSync('qemu-x86_64', ['--version']).status === 0;

test(
  'a processor without AVX2 is refused at load, where OpenVINO would fail at the first token',
  { skip: hasQemu && process.arch === 'x64' ? false : 'needs x64 and qemu-x86_64' },
  () => {
    const script = `import { Engine } from ${JSON.stringify(path.join(root, 'dist/index.js'))};
    await Engine.load(${JSON.stringify(path.join(root, 'models/tiny-chat'))}).catch((error) => {
      console.log(error.code + ': ' + error.message);
    });`;
    // The emulator takes longest for compiled JavaScript, so there is none.
    const node = [process.execPath, '--jitless', '--input-type=module', '--eval', script];
    const { stdout } = spawnSync('qemu-x86_64', ['-cpu', 'SandyBridge', ...node], {
      encoding: 'utf8',
    });
    assert.match(stdout, /^MODEL_LOAD_FAILED: .* has no AVX2/m);
  },
);
