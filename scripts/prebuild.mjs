#!/usr/bin/env node
// Makes prebuilds/<platform>-<arch>: the addon and its libraries side by side.
//
//   node scripts/prebuild.mjs [--out <folder>]   the folder to make prebuilds/ in

import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { projectRoot } from './lib/project.mjs';
import { fail, run } from './lib/report.mjs';

const { values } = parseArgs({ options: { out: { type: 'string', default: projectRoot } } });
const out = resolve(values.out);
const target = join(out, 'prebuilds', `${process.platform}-${process.arch}`);

function loadPrebuildify() {
  try {
    return createRequire(join(projectRoot, 'package.json'))('prebuildify');
  } catch {
    return fail('prebuildify is not installed.', 'Run: npm ci');
  }
}

await run('prebuild', async () => {
  const prebuildify = promisify(loadPrebuildify());
  rmSync(target, { recursive: true, force: true });
  // Beside its result, because prebuildify renames the addon.
  mkdirSync(out, { recursive: true });
  const work = mkdtempSync(join(out, '.prebuild-'));
  process.once('exit', () => rmSync(work, { recursive: true, force: true }));
  copyFileSync(join(projectRoot, 'package.json'), join(work, 'package.json'));
  const backend = join(projectRoot, 'scripts', 'prebuild-backend.mjs');
  await prebuildify({
    cwd: work,
    out,
    napi: true,
    targets: [process.version],
    nodeGyp: `"${process.execPath}" "${backend}"`,
    shell: true,
  });
  console.log(`${target}: ${readdirSync(target).join(' ')}`);
});
