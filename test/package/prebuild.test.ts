// node-gyp-build finds the addon where it is built, and in a prebuild made by prebuildify.

import assert from 'node:assert/strict';
import { cpSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { projectRoot, releaseFolder, runNode, runScript, temporaryFolder } from './scripts.js';

const nodeGypBuild = createRequire(import.meta.url).resolve('node-gyp-build');
const platform = `${process.platform}-${process.arch}`;

const find = 'console.log(require(process.argv[1]).path(process.argv[2]))';
const load = 'console.log(Object.keys(require(process.argv[1])(process.argv[2])).length > 0)';

test('node-gyp-build finds the addon in build/Release', async () => {
  const { stdout } = await runNode(['-e', find, nodeGypBuild, projectRoot]);
  assert.equal(stdout.trim(), join(releaseFolder, 'openvino_serve.node'));
});

test('prebuildify makes a prebuild that loads from an otherwise empty folder', async (t) => {
  const out = temporaryFolder(t);
  const script = join(projectRoot, 'scripts', 'prebuild.mjs');
  // Neither a Node version to download headers of, nor a folder that has them.
  const env = { npm_config_nodedir: undefined, HOME: join(out, 'home') };
  // What is downloaded already need not be again.
  const wheels = await runScript('fetch-openvino.mjs');
  const cache = dirname(wheels.stdout.trim());
  const made = await runNode([script, '--out', out], { ...env, OPENVINO_SERVE_CACHE: cache });
  assert.equal(made.code, 0, made.stderr);

  await t.test('with the addon and the libraries', () => {
    const files = readdirSync(join(out, 'prebuilds', platform)).sort();
    const built = readdirSync(releaseFolder).filter((name) => /\.(so|dylib|dll)\b/.test(name));
    assert.deepEqual(files, [...built, 'openvino-serve.node'].sort());
  });

  await t.test('and node-gyp-build loads it', async (t) => {
    const folder = join(temporaryFolder(t), 'package');
    cpSync(join(out, 'prebuilds'), join(folder, 'prebuilds'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"name": "openvino-serve"}');
    const { code, stdout, stderr } = await runNode(['-e', load, nodeGypBuild, folder], {
      LD_LIBRARY_PATH: undefined,
    });
    assert.equal(code, 0, stderr);
    assert.equal(stdout.trim(), 'true');
  });

  await t.test('and the build folder still has its addon', async () => {
    const { code, stderr } = await runNode(['-e', load, nodeGypBuild, projectRoot]);
    assert.equal(code, 0, stderr);
  });
});
