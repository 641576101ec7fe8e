import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { listModelFolders, MODEL_FILE } from '../server/model-folders.js';
import { examineModel } from './model.js';
import { explainOtherFolder } from './other-folder.js';
import type { Finding, Memory, Models } from './report.js';

/**
 * @param folder of the models, an absolute path
 * @param only the one to look at; all if undefined
 */
export async function examineModels(
  folder: string,
  only: string | undefined,
  memory: Memory,
): Promise<Models> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    const message = `There is no folder ${folder}.`;
    return { folder, models: [], findings: [{ level: 'problem', message, remedy: NAME_ANOTHER }] };
  }
  if (existsSync(path.join(folder, MODEL_FILE))) return ownModel(folder);
  const found = listModelFolders(folder).map(({ id }) => id);
  const ids = only === undefined ? found : found.filter((id) => id === only);
  const models = [];
  for (const id of ids) models.push(await examineModel(path.join(folder, id), memory));
  const others = subfolders(folder).filter((name) => !found.includes(name));
  const findings = others
    .filter((name) => only === undefined || name === only)
    .map((name) => explainOther(folder, name));
  if (models.length === 0) findings.push(noModel(folder, only, found));
  return { folder, models, findings };
}

const NAME_ANOTHER = 'Name another one with --models.';

function ownModel(folder: string): Models {
  const remedy = `Name the folder above: --models ${path.dirname(folder)} --model ${path.basename(folder)}`;
  const message = `${folder} is a model itself, not a folder of models.`;
  return { folder, models: [], findings: [{ level: 'problem', message, remedy }] };
}

/** Hidden ones are left out: caches and the like. */
function subfolders(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .filter((name) => {
      return statSync(path.join(folder, name), { throwIfNoEntry: false })?.isDirectory();
    })
    .sort();
}

function explainOther(folder: string, name: string): Finding {
  const known = explainOtherFolder(path.join(folder, name));
  const message = known
    ? `${name} is ${known.is}.`
    : `${name} is not a model: it has no ${MODEL_FILE}.`;
  return { level: 'warning', message, ...(known && { remedy: known.remedy }) };
}

function noModel(folder: string, only: string | undefined, found: string[]): Finding {
  if (only !== undefined && found.length > 0) {
    const message = `There is no model '${only}' in ${folder}.`;
    return { level: 'problem', message, remedy: `There are: ${found.join(', ')}.` };
  }
  return {
    level: 'problem',
    message: `There is no model in ${folder}.`,
    remedy: `A model is a subfolder with the file ${MODEL_FILE}. Put one there, or name another folder with --models.`,
  };
}
