// The Python packages that the tests compare with, in a folder of their own: no virtual
// environment, because Debian's Python comes without the module that makes one.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installOnce } from './cache.mjs';
import { projectRoot } from './project.mjs';
import { findPython, pip, pipFailure } from './python.mjs';
import { fail } from './report.mjs';

const testRequirements = join(projectRoot, 'scripts', 'python-requirements.txt');

function pythonVersion(python) {
  const script = 'import sys, sysconfig; print(sys.version_info[:2], sysconfig.get_platform())';
  return spawnSync(python, ['-c', script], { encoding: 'utf8' }).stdout.trim();
}

/**
 * Installs what is not there yet; returns the Python to run and the folder for its PYTHONPATH.
 * `requirements` is a file of pinned packages; those of the tests unless given.
 */
export function pythonEnvironment(log = () => {}, requirements = testRequirements) {
  const python = findPython();
  const hash = createHash('sha256');
  hash.update(readFileSync(requirements)).update(pythonVersion(python));
  const name = `python-${hash.digest('hex').slice(0, 12)}`;
  const folder = installOnce(name, (target, root) => {
    log(`Installing Python packages into ${root} ...`);
    const options = ['--quiet', '--only-binary=:all:', '--no-warn-conflicts'];
    const { status, output } = pip(
      python,
      ['install', ...options, '--target', target, '--requirement', requirements],
      { PIP_ROOT_USER_ACTION: 'ignore', PIP_USER: '0' },
    );
    if (status !== 0) fail('The Python packages could not be installed.', pipFailure(output));
  });
  return { python, pythonPath: folder };
}
