// Whether node_modules holds what package-lock.json asks for.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project.mjs';

const packages = (path) => JSON.parse(readFileSync(join(projectRoot, path), 'utf8')).packages;

/** Compares the lock file with npm's own record of what it installed. */
export function dependenciesFresh() {
  const record = 'node_modules/.package-lock.json';
  if (!existsSync(join(projectRoot, record))) return false;
  const installed = packages(record);
  return Object.entries(packages('package-lock.json')).every(
    ([path, { version, optional, peer }]) => {
      if (path === '' || installed[path]?.version === version) return true;
      // Optional packages are those for other platforms.
      return !installed[path] && (optional || peer);
    },
  );
}
