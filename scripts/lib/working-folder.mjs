// Folders for the time of one run.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** A new folder below `parent`, which no other run shares; it is gone when the process ends. */
export function workingFolder(parent, prefix) {
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, prefix));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
