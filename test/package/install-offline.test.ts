// Installs from a folder of tarballs, with no registry and no network at all.

import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pinnedHere } from '../../scripts/lib/pinned-packages.mjs';
import { ANSWER, serveAndAsk } from './installed-server.js';
import { Machine } from './machine.js';
import { projectRoot, temporaryFolder } from './scripts.js';
import { packAll } from './tarballs.js';

/** The commands of docs/guides/installation.md, and what then starts the server. */
const WAYS = [
  [
    'npm install --offline --no-audit --no-update-notifier ./tarballs/*.tgz',
    './node_modules/.bin/openvino-serve',
  ],
  [
    'npm install --global --prefix ./global --offline --no-audit --no-update-notifier ./tarballs/*.tgz',
    './global/bin/openvino-serve',
  ],
  ['pnpm add --offline ./tarballs/*.tgz', 'pnpm exec openvino-serve'],
] as const;

test('installed without a registry', { skip: !pinnedHere }, async (t) => {
  const store = temporaryFolder(t);
  const tarballs = join(store, 'tarballs');
  await packAll(tarballs, '--with-dependencies');
  const guide = readFileSync(join(projectRoot, 'docs/guides/installation.md'), 'utf8');
  for (const [install, command] of WAYS) {
    assert.ok(guide.includes(`\n${install}\n${command} serve\n`), install);
    await t.test(install, async (t) => {
      // Nobody listens at this address, and Node.js is not even let try.
      const machine = new Machine(t, {
        files: { '.npmrc': 'registry=http://127.0.0.1:9/\n' },
        env: { NETWORK_GUARD: 'all' },
      });
      const folder = machine.folder('site');
      cpSync(tarballs, join(folder, 'tarballs'), { recursive: true });
      const { code, output } = await machine.run(install, folder);
      assert.equal(code, 0, output);
      assert.match(await serveAndAsk(machine, `${command} serve`, folder), ANSWER);
      assert.equal(machine.refusedConnections(), '');
    });
  }
});
