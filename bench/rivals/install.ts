/** Where the rivals are installed: a folder each, in the cache, complete or not there at all. */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { cacheRoot, fail, findPython, installOnce, pip, pipFailure } from './build-scripts.mjs';

/**
 * Returns the folder of this rival; `install` fills it the first time.
 * @param recipe everything else that decides what is in the folder; another one makes another folder
 */
export function installRival(
  name: string,
  recipe: readonly string[],
  install: (folder: string) => void,
): string {
  const hash = createHash('sha256').update(JSON.stringify(recipe)).digest('hex').slice(0, 8);
  mkdirSync(path.join(cacheRoot(), 'rivals'), { recursive: true });
  return installOnce(path.join('rivals', `${name}-${hash}`), (folder) => {
    console.error(`Installing ${name} ...`);
    install(folder);
  });
}

/** Runs pip, which must succeed; returns the Python it belongs to. */
export function runPip(...args: string[]): string {
  const python = findPython();
  const { status, output } = pip(python, args, { PIP_ROOT_USER_ACTION: 'ignore', PIP_USER: '0' });
  if (status !== 0) fail(`pip ${args[0] ?? ''} failed.`, pipFailure(output));
  return python;
}
