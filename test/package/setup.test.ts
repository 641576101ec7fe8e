// The setup that runs before every start must not be felt when there is nothing to do.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isSupported } from '../../lib/doctor/versions.js';
import { satisfies } from '../../scripts/lib/node-version.mjs';
import { projectRoot, runScript } from './scripts.js';

test('says and does nothing when everything is there', async () => {
  assert.deepEqual(await runScript('setup.mjs'), { code: 0, stdout: '', stderr: '' });
});

test('the versions of Node.js that package.json asks for are told from others', () => {
  const { engines } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    engines: { node: string };
  };
  const fits = ['20.19.0', '20.20.2', '22.12.0', '22.13.0', '24.0.0', '26.10.0'];
  const tooOld = ['18.20.8', '20.9.9', '20.18.3', '21.7.3', '22.0.0', '22.11.9'];
  // The set-up's and the doctor's own, which cannot share a file.
  for (const supports of [satisfies, isSupported]) {
    for (const version of fits) assert.ok(supports(version, engines.node), version);
    for (const version of tooOld) assert.ok(!supports(version, engines.node), version);
  }
  assert.throws(() => satisfies('24.0.0', '~20.19.0'), /"~20.19.0"/);
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
