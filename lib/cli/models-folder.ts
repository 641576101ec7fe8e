/** Where the models are: the demo model is there before a user has any. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packageFolder } from '../package-info.js';

/** What applies where no folder is named. */
export const DEFAULT_MODELS = './models';

export interface ModelsFolder {
  /** An absolute path; a folder that was named need not exist. */
  folder: string;
  /** Whether it is the one that comes with the package, since there is none of the user's. */
  isDemo: boolean;
}

/**
 * The folder that was named; else `./models`; else the package's own, with the demo model.
 * @param given by the option or its variable
 */
export function modelsFolder(given: string | undefined): ModelsFolder {
  const folder = resolve(given ?? DEFAULT_MODELS);
  const isDemo = given === undefined && !existsSync(folder);
  return isDemo ? { folder: join(packageFolder(), 'models'), isDemo } : { folder, isDemo };
}
