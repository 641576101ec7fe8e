/** The properties that a model was exported with, which apply where nobody sets others. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Values by OpenVINO's names of the properties. */
export type RuntimeOptions = Readonly<Record<string, string>>;

/**
 * What the section `runtime_options` of a model's `.xml` holds. Exporters put values there that the
 * answers depend on: optimum-intel limits the groups of activations to 64 for a model that is wrong
 * with larger ones.
 * @param folder of a model
 */
export async function readRuntimeOptions(folder: string): Promise<RuntimeOptions> {
  const xml = await readFile(path.join(folder, 'openvino_model.xml'), 'utf8');
  const section = /<runtime_options>([^]*?)<\/runtime_options>/.exec(xml)?.[1] ?? '';
  const values = section.matchAll(/<(\w+) value="([^"]*)"/g);
  return Object.fromEntries(Array.from(values, ([, name = '', value = '']) => [name, value]));
}
