// Finds a Python with pip. Only a build from source needs one, to download packages.

import { spawnSync } from 'node:child_process';
import { fail } from './report.mjs';

function answers(command, args) {
  const { status } = spawnSync(command, args, { stdio: 'ignore' });
  return status === 0;
}

const isPython3 = ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))'];

/** Returns the command of a Python 3 that has pip. */
export function findPython() {
  const named = process.env.PYTHON;
  const names = named ? [named] : process.platform === 'win32' ? ['py', 'python'] : ['python3'];
  const python = names.find((name) => answers(name, isPython3));
  if (!python) {
    fail(
      named
        ? `PYTHON names "${named}", which is not a Python 3.8 or later that runs.`
        : 'Python 3.8 or later was not found (looked for python3 on PATH).',
      'It is needed once, to download the OpenVINO libraries.',
      'Debian, Ubuntu: apt-get install python3 python3-pip; or name one in PYTHON.',
    );
  }
  if (!answers(python, ['-m', 'pip', '--version'])) {
    fail(
      `${python} has no pip, which downloads the OpenVINO libraries.`,
      'Debian, Ubuntu: apt-get install python3-pip; elsewhere: ' + `${python} -m ensurepip --user`,
    );
  }
  return python;
}

/** Runs pip quietly; returns its exit code and what it said. */
export function pip(python, args, env = {}) {
  const options = ['--disable-pip-version-check', '--no-input', '--no-color'];
  const result = spawnSync(python, ['-m', 'pip', ...args, ...options], {
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    env: { ...process.env, ...env },
  });
  return { status: result.status, output: `${result.stdout ?? ''}${result.stderr ?? ''}` };
}

/** Why pip failed, as a sentence for the user. */
export function pipFailure(output) {
  if (/DO NOT MATCH THE HASHES|Expected sha256/.test(output)) {
    return 'The package index offers a file whose sha256 differs from the pinned one.';
  }
  if (
    /NewConnectionError|ConnectTimeout|ReadTimeout|ConnectionError|ProxyError|SSLError|resolution/.test(
      output,
    )
  ) {
    return 'The package index cannot be reached: no network, or a proxy is in the way.';
  }
  if (/from versions: none/.test(output)) {
    return 'pip found nothing of that name: no network, or its package index does not have it.';
  }
  if (/No matching distribution|Could not find a version/.test(output)) {
    return 'The package index (or the folder that pip was told to use instead) lacks this version.';
  }
  const last = output
    .trim()
    .split('\n')
    .filter((line) => line.startsWith('ERROR'))
    .at(-1);
  return `pip said: ${last ?? output.trim().split('\n').at(-1) ?? 'nothing'}`;
}
