// Which systems the built files load on: what the table of platforms promises, and nothing newer.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { platforms } from '../../npm/platforms.mjs';
import {
  checkSymbols,
  compareVersions,
  elfFiles,
  readElf,
  symbolFloor,
} from '../../npm/symbol-floor.mjs';
import { isLinux, projectRoot, releaseFolder, runProgram } from './scripts.js';

const options = { skip: !isLinux };
const forwarderFolder = join(projectRoot, 'build', 'forwarder');
const addon = join(releaseFolder, 'openvino_serve.node');
const files = () => [...elfFiles(releaseFolder), ...elfFiles(forwarderFolder)];
const floor = platforms[`${process.platform}-${process.arch}`]?.floor;

test('versions are compared by their numbers', () => {
  assert.ok(compareVersions('2.4', '2.27') < 0);
  assert.ok(compareVersions('3.4.30', '3.4.22') > 0);
  assert.ok(compareVersions('2.2.5', '2.2') > 0);
  assert.equal(compareVersions('1.3.11', '1.3.11'), 0);
});

test('no file needs newer symbols than the table says, and one needs them', options, () => {
  for (const folder of [releaseFolder, forwarderFolder]) checkSymbols(folder, floor);
  assert.deepEqual(symbolFloor(releaseFolder), floor);
});

test('a lower floor than the files need is noticed', options, () => {
  const lower = { ...floor, GLIBC: '2.2.5' };
  assert.throws(
    () => checkSymbols(releaseFolder, lower),
    /needs GLIBC_.* promises .*GLIBC_2\.2\.5/,
  );
});

test('no file has an executable stack or looks outside of its folder', options, () => {
  for (const path of files()) {
    const { searchPaths, executableStack } = readElf(path);
    assert.equal(executableStack, false, path);
    assert.ok(
      searchPaths.every((entry) => entry === '$ORIGIN'),
      `${path}: ${searchPaths.join()}`,
    );
  }
  // The forwarder's libraries are loaded before it, but it must not find others.
  const [forwarder] = elfFiles(forwarderFolder);
  assert.deepEqual(readElf(forwarder!).searchPaths, ['$ORIGIN']);
});

test('no folder of this machine is inside any file', options, () => {
  for (const path of files()) {
    const content = readFileSync(path).toString('latin1');
    for (const folder of [projectRoot, `${homedir()}/`]) {
      assert.ok(!content.includes(folder), `${basename(path)} contains ${folder}`);
    }
  }
});

test('the addon uses Node-API 8 only', options, async () => {
  const { symbols } = createRequire(import.meta.url)('node-api-headers') as {
    symbols: Record<string, Record<'js_native_api_symbols' | 'node_api_symbols', string[]>>;
  };
  const known = Object.values(symbols['v8']!).flat();
  const { stdout } = await runProgram('readelf', ['--wide', '--dyn-syms', addon], { LC_ALL: 'C' });
  const used = [...stdout.matchAll(/UND (n(?:api|ode_api)_\w+)/g)].map((match) => match[1]!);
  assert.ok(used.length > 20);
  assert.deepEqual(
    used.filter((name) => !known.includes(name)),
    [],
  );
});
