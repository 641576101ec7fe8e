// The folder for what the build downloads. It can be deleted at any time.

import { accessSync, constants, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { projectRoot } from './project.mjs';
import { fail } from './report.mjs';

function writable(dir) {
  try {
    mkdirSync(dir, { recursive: true });
    accessSync(dir, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function userCache() {
  if (process.platform === 'win32' && process.env.LOCALAPPDATA) return process.env.LOCALAPPDATA;
  if (process.env.XDG_CACHE_HOME) return process.env.XDG_CACHE_HOME;
  // An empty HOME would otherwise make the path relative to the current folder.
  const home = process.env.HOME || homedir();
  return home ? join(home, '.cache') : undefined;
}

/** Returns the cache folder, which exists and is writable. */
export function cacheRoot() {
  const named = process.env.OPENVINO_SERVE_CACHE;
  if (named) {
    const dir = resolve(named);
    if (!writable(dir)) fail(`The folder ${dir} of OPENVINO_SERVE_CACHE cannot be written.`);
    return dir;
  }
  const user = userCache();
  // A build machine may have no home folder, or one that is read-only.
  const candidates = [user && join(user, 'openvino-serve'), join(projectRoot, '.cache')];
  for (const dir of candidates) if (dir && writable(dir)) return dir;
  return fail(
    `Neither ${candidates.filter(Boolean).join(' nor ')} can be written.`,
    'Name a folder that can be in OPENVINO_SERVE_CACHE.',
  );
}

// A run that was killed leaves its temporary folder; a day later nobody works in it any more.
function removeLeftovers(root) {
  for (const name of readdirSync(root).filter((entry) => entry.startsWith('tmp-'))) {
    const path = join(root, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > 86_400_000) rmSync(path, { recursive: true, force: true });
  }
}

/**
 * Returns the cache's folder `name`; if there is none yet, `install(folder, root)` fills it.
 * It appears complete, by one rename, so neither an interrupted run nor two at once leave half
 * of it. The name must say what is in it, down to the version or hash.
 */
export function installOnce(name, install) {
  const root = cacheRoot();
  const folder = join(root, name);
  if (existsSync(folder)) return folder;
  removeLeftovers(root);
  const temporary = mkdtempSync(join(root, 'tmp-'));
  try {
    const filled = join(temporary, 'filled');
    mkdirSync(filled);
    install(filled, root);
    try {
      renameSync(filled, folder);
    } catch (error) {
      // Another run was faster; its folder is as good as this one.
      if (!existsSync(folder)) throw error;
    }
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return folder;
}
