// The library is the same one for `import` and for `require`.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { isLinux, runNode } from './scripts.js';
import { installPackages, writeFiles } from './installed-packages.js';

const BOTH = `
const assert = require('node:assert/strict');
const required = require('openvino-serve');
const server = require('openvino-serve/server');
(async () => {
  const imported = await import('openvino-serve');
  assert.deepEqual(Object.keys(required), Object.keys(imported));
  for (const name of Object.keys(imported)) assert.equal(required[name], imported[name], name);
  const { openvinoServe, FolderModelRegistry } = await import('openvino-serve/server');
  assert.equal(server.openvinoServe, openvinoServe);
  assert.equal(server.FolderModelRegistry, FolderModelRegistry);
  await assert.rejects(required.Engine.load('absent'), imported.OpenVINOServeError);
  console.log(Object.keys(server).sort().join(' '));
})();
`;
const EXITS = { skip: !isLinux };

test('require and import give the same objects, without a warning', EXITS, async (t) => {
  const folder = await installPackages(t);
  writeFiles(folder, { 'both.cjs': BOTH });
  const outcome = await runNode([join(folder, 'both.cjs')]);
  assert.deepEqual(outcome, { code: 0, stdout: 'FolderModelRegistry openvinoServe\n', stderr: '' });
});
