// Puts what the main package depends on into its own tarball, for machines without a registry.

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../scripts/lib/project.mjs';

/** Where npm has put the runtime dependencies, and what they depend on. */
function runtimeFolders() {
  const lock = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8'));
  return Object.entries(lock.packages)
    .filter(([path, { dev, optional }]) => path && !dev && !optional)
    .map(([path]) => path);
}

export function bundleDependencies(folder) {
  for (const path of runtimeFolders()) {
    cpSync(join(projectRoot, path), join(folder, path), {
      recursive: true,
      // What is nested and needed is in the list itself.
      filter: (source) => !source.slice(join(projectRoot, path).length).includes('node_modules'),
    });
  }
  const file = join(folder, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const bundled = { ...manifest, bundleDependencies: Object.keys(manifest.dependencies) };
  writeFileSync(file, `${JSON.stringify(bundled, null, 2)}\n`);
}
