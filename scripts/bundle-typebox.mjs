#!/usr/bin/env node
// Puts all of TypeBox that dist/typebox.js imports into that file: see lib/typebox.ts.

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from './lib/project.mjs';
import { run } from './lib/report.mjs';

await run('bundle-typebox', async () => {
  const file = join(projectRoot, 'dist', 'typebox.js');
  const licence = readFileSync(join(projectRoot, 'node_modules', 'typebox', 'license'), 'utf8');
  await build({
    entryPoints: [file],
    outfile: file,
    allowOverwrite: true,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    banner: { js: `/*\nTypeBox, in one file.\n\n${licence.trim()}\n*/` },
    logLevel: 'warning',
  });
  rmSync(`${file}.map`, { force: true }); // Of the module that was there before.
});
