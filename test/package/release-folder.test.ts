// build/Release: just what is needed, and independent of the machine that built it.

import assert from 'node:assert/strict';
import { cpSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isLinux, releaseFolder, runNode, runProgram } from './scripts.js';
import { temporaryFolder } from './scripts.js';

const addon = join(releaseFolder, 'openvino_serve.node');
const linuxX64 = isLinux && process.arch === 'x64';

const libraries = [
  'libhwloc.so.15',
  'libopenvino.so.2631',
  'libopenvino_auto_plugin.so',
  'libopenvino_genai.so.2631',
  'libopenvino_hetero_plugin.so',
  'libopenvino_intel_cpu_plugin.so',
  'libopenvino_intel_gpu_plugin.so',
  'libopenvino_intel_npu_plugin.so',
  'libopenvino_ir_frontend.so.2631',
  'libopenvino_tokenizers.so',
  'libtbb.so.12',
  'libtbbbind_2_5.so.3',
  'libtbbmalloc.so.2',
];

// Loads an addon and prints the files that the process has mapped since.
const printLoaded = `
  require(process.argv[1]);
  const maps = require('node:fs').readFileSync('/proc/self/maps', 'utf8');
  const files = maps.match(/\\/\\S*(openvino|libtbb|libhwloc)\\S*$/gm);
  console.log(JSON.stringify([...new Set(files)]));
`;

async function dynamicSection() {
  const { stdout } = await runProgram('readelf', ['--wide', '--dynamic', addon], { LC_ALL: 'C' });
  return stdout;
}

test('holds the addon and the listed libraries, as regular files', { skip: !linuxX64 }, () => {
  const entries = readdirSync(releaseFolder).filter((name) => !name.startsWith('.'));
  const files = entries.filter((name) => !lstatSync(join(releaseFolder, name)).isDirectory());
  assert.deepEqual(files.sort(), [...libraries, 'openvino_serve.node'].sort());
  for (const name of files) assert.ok(lstatSync(join(releaseFolder, name)).isFile(), name);
});

test('the addon looks for libraries in its own folder only', { skip: !isLinux }, async () => {
  const paths = [...(await dynamicSection()).matchAll(/\((?:RPATH|RUNPATH)\).*\[(.*)\]/g)];
  assert.deepEqual(
    paths.map((match) => match[1]),
    ['$ORIGIN'],
  );
});

test('the addon names the libraries that it is linked with', { skip: !linuxX64 }, async () => {
  const needed = [...(await dynamicSection()).matchAll(/\(NEEDED\).*\[(.*)\]/g)].map((m) => m[1]);
  const system = /^(libstdc\+\+|libm|libgcc_s|libc|libpthread|libdl|ld-linux.*)\.so/;
  assert.deepEqual(needed.filter((name) => !system.test(name!)).sort(), [
    'libopenvino.so.2631',
    'libopenvino_genai.so.2631',
  ]);
});

test('the addon binds every symbol at load', { skip: !isLinux }, async () => {
  assert.match(await dynamicSection(), /BIND_NOW|Flags:.*NOW/);
});

test('no symbol but those of Node is left undefined', { skip: !isLinux }, async () => {
  const env = { LD_LIBRARY_PATH: undefined, LC_ALL: 'C' };
  const { stdout, stderr } = await runProgram('ldd', ['-r', addon], env);
  const undefinedSymbols = [...`${stdout}${stderr}`.matchAll(/undefined symbol: (\S+)/g)];
  const foreign = undefinedSymbols
    .map((match) => match[1]!)
    .filter((name) => !/^n(api|ode_api)_/.test(name));
  assert.deepEqual(foreign, []);
  assert.doesNotMatch(stdout, /not found/);
});

test('loads after the folder was moved, from there alone', { skip: !isLinux }, async (t) => {
  const folder = temporaryFolder(t);
  cpSync(releaseFolder, join(folder, 'first'), { recursive: true });
  cpSync(join(folder, 'first'), join(folder, 'moved here'), { recursive: true });
  rmSync(join(folder, 'first'), { recursive: true });
  const moved = join(folder, 'moved here');
  const { code, stdout, stderr } = await runNode(
    ['-e', printLoaded, join(moved, 'openvino_serve.node')],
    {
      LD_LIBRARY_PATH: undefined,
    },
  );
  assert.equal(code, 0, stderr);
  const loaded = [...stdout.matchAll(/\/([^/"]+)"/g)].map((match) => match[1]);
  for (const name of ['libopenvino.so.2631', 'libopenvino_genai.so.2631', 'libtbb.so.12']) {
    assert.ok(loaded.includes(name), `${name} is not loaded: ${stdout}`);
  }
  assert.ok(!stdout.includes(releaseFolder), stdout);
});

test(
  'libraries of another OpenVINO in LD_LIBRARY_PATH are not mixed in',
  { skip: !isLinux },
  async (t) => {
    const folder = temporaryFolder(t);
    cpSync(join(releaseFolder, 'libtbb.so.12'), join(folder, 'libtbb.so.12'));
    const { code, stdout, stderr } = await runNode(['-e', printLoaded, addon], {
      LD_LIBRARY_PATH: folder,
    });
    assert.equal(code, 0, stderr);
    assert.ok(stdout.includes(join(releaseFolder, 'libtbb.so.12')), stdout);
    assert.ok(!stdout.includes(folder), stdout);
  },
);
