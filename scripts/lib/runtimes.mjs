// The JavaScript runtimes that the packages are tested under: other versions of Node.js, Bun, Deno.
// npm has their programs as packages; test/package/runtimes/ pins them.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installOnce } from './cache.mjs';
import { projectRoot } from './project.mjs';
import { fail } from './report.mjs';

const pins = join(projectRoot, 'test/package/runtimes');

/** Returns the folder whose node_modules has the runtimes, and installs them if it is not there. */
export function runtimesFolder(log = () => {}) {
  const hash = createHash('sha256').update(readFileSync(join(pins, 'package-lock.json')));
  return installOnce(`runtimes-${hash.digest('hex').slice(0, 12)}`, (folder, root) => {
    log(`Installing JavaScript runtimes into ${root} ...`);
    cpSync(pins, folder, { recursive: true });
    // Without links: each Node.js would take the name "node".
    const options = ['--ignore-scripts', '--no-bin-links', '--no-audit', '--no-fund'];
    const { status, stderr } = spawnSync('npm', ['ci', ...options, '--loglevel=error'], {
      cwd: folder,
      encoding: 'utf8',
    });
    if (status !== 0) fail(`The JavaScript runtimes could not be installed:\n${stderr}`);
  });
}
