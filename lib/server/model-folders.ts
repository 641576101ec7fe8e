/** Finds the models in a folder. */
import { readdirSync, statSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import type { ModelEntry } from './model-registry.js';

/** A folder that has this file is a model. */
export const MODEL_FILE = 'openvino_model.xml';

/**
 * @returns the models, by name; none if `folder` does not exist
 */
export function listModelFolders(folder: string): ModelEntry[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names.sort().flatMap((id) => {
    const stats = statOf(join(folder, id));
    return stats?.isDirectory() && statOf(join(folder, id, MODEL_FILE))?.isFile()
      ? [{ id, created: Math.floor(stats.mtimeMs / 1000) }]
      : [];
  });
}

function statOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}
