/** Everything that decides whether and how openvino-serve works here. */
import path from 'node:path';
import { examineAddon } from './addon.js';
import { examineDevices, wantedDevices } from './devices.js';
import { findHardware } from './hardware.js';
import { examineMemory } from './memory.js';
import { examineModels } from './models.js';
import { examineProcessor } from './processor.js';
import type { Models, Report } from './report.js';
import { runProbe, type ProbeResult } from './run-probe.js';
import { examineVersions } from './versions.js';

/**
 * Takes a second or so: each model's tokenizer is loaded, which says most about its files.
 * @param folder of the models, an absolute path
 * @param model the one to look at; all if undefined
 */
export async function examine(folder: string, model: string | undefined): Promise<Report> {
  const memory = examineMemory();
  const models = await examineModels(folder, model, memory);
  const hardware = findHardware();
  const probed = await runProbe({
    wanted: wantedDevices(hardware),
    tokenizers: soundModels(models),
  });
  addTokenizerFailures(models, probed);
  return {
    versions: examineVersions(),
    addon: examineAddon(probed),
    devices: examineDevices(probed, hardware),
    processor: examineProcessor(),
    memory,
    models,
  };
}

const TOKENIZER_REMEDY =
  'Copy its files again, or convert it again: convert_tokenizer <model> --with-detokenizer';

/** Those of which nothing bad is known yet. */
function soundModels({ folder, models }: Models): string[] {
  return models
    .filter(({ findings }) => findings.every(({ level }) => level !== 'problem'))
    .map(({ id }) => path.join(folder, id));
}

function addTokenizerFailures({ folder, models }: Models, { messages }: ProbeResult): void {
  for (const message of messages) {
    if (message.kind !== 'tokenizer-failed') continue;
    const model = models.find(({ id }) => path.join(folder, id) === message.folder);
    const text = `The tokenizer cannot be loaded: ${message.reason}`;
    model?.findings.push({ level: 'problem', message: text, remedy: TOKENIZER_REMEDY });
  }
}
