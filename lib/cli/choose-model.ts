/** Finds the default model among the folders there are. */
import { existsSync } from 'node:fs';
import { listModelFolders, MODEL_FILE } from '../server/model-folders.js';
import { CliError } from './cli-error.js';

/**
 * @param folder of the models, an absolute path
 * @param name of the default model, if the user named one
 * @throws {CliError} exit code 2, listing what there is
 */
export function chooseModel(folder: string, name: string | undefined): string {
  if (!existsSync(folder)) {
    throw new CliError(
      `The models folder ${folder} does not exist. Name another one with --models.`,
      2,
    );
  }
  const ids = listModelFolders(folder).map((entry) => entry.id);
  const [only, ...others] = ids;
  if (only === undefined) {
    throw new CliError(
      `No model in ${folder}: a model is a subfolder with the file ${MODEL_FILE}. Put one there or name another folder with --models.`,
      2,
    );
  }
  if (name === undefined) {
    if (others.length === 0) return only;
    throw new CliError(
      `${folder} has several models: name the default one with --model. There are: ${ids.join(', ')}.`,
      2,
    );
  }
  if (!ids.includes(name)) {
    throw new CliError(`No model '${name}' in ${folder}. There are: ${ids.join(', ')}.`, 2);
  }
  return name;
}
