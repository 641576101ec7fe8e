#!/usr/bin/env node
// Makes prebuilds/<platform>-<arch>: the addon and its libraries side by side.
//
//   node scripts/prebuild.mjs [--out <folder>]   the folder to make prebuilds/ in

import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { projectRoot } from './lib/project.mjs';
import { fail, run } from './lib/report.mjs';
import { workingFolder } from './lib/working-folder.mjs';

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
  // On the file system of its result, because prebuildify renames the addon; and where git ignores it.
  const work = workingFolder(join(out, 'prebuilds'), '.work-');
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
