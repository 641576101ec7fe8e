/**
 * A folder that looks like a model's but for its settings. Loading lays the caller's options over
 * those of the folder and cannot take one of them away; a measurement must know all that applies.
 */
import { readdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { SETTINGS_FILE } from '../model-folder.js';

export interface BareFolder {
  path: string;
  remove: () => void;
}

/** Removed by the caller, or else as the process exits. */
export function makeBareFolder(model: string): BareFolder {
  const path = mkdtempSync(join(tmpdir(), 'openvino-serve-tune-'));
  const remove = () => {
    process.off('exit', remove);
    rmSync(path, { recursive: true, force: true });
  };
  process.once('exit', remove);
  for (const name of readdirSync(model)) {
    if (name !== SETTINGS_FILE) symlinkSync(resolve(model, name), join(path, name));
  }
  return { path, remove };
}
