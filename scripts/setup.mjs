#!/usr/bin/env node
// Does what is missing before the server or the tests can run, and nothing more: packages, the
// native addon, the compiled TypeScript. Says nothing when nothing is missing.

import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dependenciesFresh } from './lib/dependencies.mjs';
import { satisfies } from './lib/node-version.mjs';
import { projectRoot } from './lib/project.mjs';
import { fail, run } from './lib/report.mjs';
import { beginTypescript, nativeBuildFresh, typescriptFresh } from './lib/stamps.mjs';

function checkNode() {
  const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  const { node: needed } = manifest.engines;
  if (satisfies(process.versions.node, needed)) return;
  fail(
    `Node.js ${needed.replace(' || ', ' or ')} is needed; this is ${process.versions.node}.`,
    'Install a current Node.js with its version manager or installer.',
  );
}

function step(what, command, args, options = {}) {
  console.error(`setup: ${what} ...`);
  const began = Date.now();
  // Standard output belongs to the program that runs after the setup.
  const { status, error } = spawnSync(command, args, {
    cwd: projectRoot,
    stdio: ['ignore', 2, 2],
    ...options,
  });
  if (error) fail(`${command} cannot be run: ${error.message}`);
  if (status !== 0) fail(`${what} failed; the reason is above.`);
  console.error(`setup: ${what}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

function installPackages() {
  // --include=dev: the compilers are development dependencies, and NODE_ENV may say "production".
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath ?? '';
  if (/npm-cli\.c?js$/.test(npm)) {
    step('installing packages', process.execPath, [npm, ...args]);
  } else {
    step('installing packages', 'npm', args, { shell: process.platform === 'win32' });
  }
}

function compile() {
  const finished = beginTypescript();
  // Files of sources that are gone must not stay.
  rmSync(join(projectRoot, 'dist'), { recursive: true, force: true });
  const tsc = join(projectRoot, 'node_modules', 'typescript', 'bin', 'tsc');
  step('compiling TypeScript', process.execPath, [tsc, '-p', 'tsconfig.build.json']);
  const bundle = join(projectRoot, 'scripts', 'bundle-typebox.mjs');
  step('bundling TypeBox', process.execPath, [bundle]);
  finished();
}

await run('setup', () => {
  checkNode();
  if (!dependenciesFresh()) installPackages();
  if (!nativeBuildFresh()) {
    const build = join(projectRoot, 'scripts', 'build-native.mjs');
    step('building the native addon', process.execPath, [build]);
  }
  if (!typescriptFresh()) compile();
});
