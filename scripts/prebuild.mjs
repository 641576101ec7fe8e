#!/usr/bin/env node
// Makes prebuilds/<platform>-<arch>: the addon and its libraries side by side.
//
//   node scripts/prebuild.mjs [--out <folder>]   the folder to make prebuilds/ in; it must be on
//                                                the project's file system

import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { projectRoot } from './lib/project.mjs';
import { fail, run } from './lib/report.mjs';

const { values } = parseArgs({ options: { out: { type: 'string', default: projectRoot } } });
const out = resolve(values.out);
const target = join(out, 'prebuilds', `${process.platform}-${process.arch}`);
const product = join(projectRoot, 'build', 'Release', 'openvino_serve.node');

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
  const backend = join(projectRoot, 'scripts', 'prebuild-backend.mjs');
  await prebuildify({
    cwd: projectRoot,
    out,
    napi: true,
    targets: [process.version],
    nodeGyp: `"${process.execPath}" "${backend}"`,
    shell: true,
  });
  // prebuildify moves the addon away; the build folder stays usable with it.
  const [addon] = readdirSync(target).filter((name) => name.endsWith('.node'));
  copyFileSync(join(target, addon), product);
  console.log(`${target}: ${readdirSync(target).join(' ')}`);
});
