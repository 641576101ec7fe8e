// The setup that runs before every start must not be felt when there is nothing to do.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot, runScript } from './scripts.js';

test('says and does nothing when everything is there', async () => {
  assert.deepEqual(await runScript('setup.mjs'), { code: 0, stdout: '', stderr: '' });
});

test('the scripts that run before npm ci import nothing from npm', () => {
  const seen = new Set<string>();
  const visit = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const match of readFileSync(path, 'utf8').matchAll(/^(?:import|} from).*'(.+)';$/gm)) {
      const target = match[1]!;
      assert.match(target, /^(node:|\.)/, `${path} imports ${target}`);
      if (target.startsWith('.')) visit(join(path, '..', target));
    }
  };
  for (const name of ['setup', 'fetch-openvino', 'build-native', 'test']) {
    visit(join(projectRoot, 'scripts', `${name}.mjs`));
  }
  assert.ok(seen.size > 8);
});
