/** Which folder of models is used: the one named, the user's own, or that of the package. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { modelsFolder } from '../../lib/cli/models-folder.js';
import { root } from '../helpers/child.js';

const before = process.cwd();
let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'models-folder-')));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

test('without a folder of the user, it is the demo model', () => {
  assert.deepEqual(modelsFolder(undefined), { folder: join(root, 'models'), isDemo: true });
});

test('./models is used where it exists, even if nothing is in it', () => {
  mkdirSync('models');
  assert.deepEqual(modelsFolder(undefined), { folder: join(folder, 'models'), isDemo: false });
});

test('a folder that is named is used, whether it exists or not', () => {
  mkdirSync('models');
  for (const name of ['others', './models', '/srv/models']) {
    const { folder: used, isDemo } = modelsFolder(name);
    assert.equal(isDemo, false);
    assert.ok(used.endsWith(name.replace('.', '')), used);
  }
});
