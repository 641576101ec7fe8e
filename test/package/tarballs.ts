// The packages of this checkout, as `npm run pack:all` makes them.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, runProgram } from './scripts.js';

export interface Manifest {
  name: string;
  scripts?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/** Packs into a folder; returns the paths of the tarballs. */
export async function packAll(folder: string, ...options: string[]): Promise<string[]> {
  const args = ['--prefix', projectRoot, 'run', 'pack:all', '--', folder, ...options];
  const { code, stderr } = await runProgram('npm', args);
  assert.equal(code, 0, stderr);
  return readdirSync(folder).map((name) => join(folder, name));
}

export async function readManifest(tarball: string): Promise<Manifest> {
  const args = ['--extract', '--to-stdout', '--file', tarball, 'package/package.json'];
  const { code, stdout, stderr } = await runProgram('tar', args);
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout) as Manifest;
}
