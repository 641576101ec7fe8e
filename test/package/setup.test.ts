// The setup that runs before every start must not be felt when there is nothing to do.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot, runScript } from './scripts.js';

test('is silent and quick when everything is there', async (t) => {
  const began = performance.now();
  const outcome = await runScript('setup.mjs');
  const took = performance.now() - began;
  assert.deepEqual(outcome, { code: 0, stdout: '', stderr: '' });
  t.diagnostic(`${took.toFixed(0)} ms`);
  // It takes about 100 ms; the limit leaves room for a machine that is busy with other things.
  assert.ok(took < 2000, `${took.toFixed(0)} ms`);
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
