// Programs that npm has and the tests run: the folder test/package/NAME pins them, apart from the
// project's own dependencies.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installOnce } from './cache.mjs';
import { projectRoot } from './project.mjs';
import { fail } from './report.mjs';

/** They are programs for one platform; tests that need them are skipped on others. */
export const pinnedHere = `${process.platform}-${process.arch}` === 'linux-x64';

/** Returns the folder of node_modules that has them, and installs them if it is not there. */
export function pinnedPackages(name, log = () => {}) {
  const pins = join(projectRoot, 'test', 'package', name);
  const hash = createHash('sha256').update(readFileSync(join(pins, 'package-lock.json')));
  const folder = installOnce(`${name}-${hash.digest('hex').slice(0, 12)}`, (target, root) => {
    log(`Installing ${name} into ${root} ...`);
    cpSync(pins, target, { recursive: true });
    // Without links: each Node.js would take the name "node".
    const options = ['--ignore-scripts', '--no-bin-links', '--no-audit', '--no-fund'];
    const { status, stderr } = spawnSync('npm', ['ci', ...options, '--loglevel=error'], {
      cwd: target,
      encoding: 'utf8',
    });
    if (status !== 0) fail(`The packages of ${pins} could not be installed:\n${stderr}`);
  });
  return join(folder, 'node_modules');
}
