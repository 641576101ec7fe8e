import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { ChatTemplates } from '../chat-template/chat-templates.js';
import {
  MODEL_FILES,
  missingFiles,
  readModelFolder,
  SETTINGS_FILE,
  type ModelFolder,
} from '../model-folder.js';
import { withModelSettings } from '../model-settings.js';
import { readSpeculation } from '../speculation.js';
import { examineIr } from './ir-files.js';
import type { Finding, Memory, Model } from './report.js';
import { formatSize } from './format-size.js';

const EXPORT_AGAIN = 'Copy the files again, or export the model again: optimum-cli export openvino';

/** All that can be known of a model without loading it. */
export async function examineModel(folder: string, memory: Memory): Promise<Model> {
  const findings: Finding[] = [];
  const missing = await missingFiles(folder, MODEL_FILES);
  if (missing.length > 0) {
    const message = `The folder lacks ${missing.join(', ')}.`;
    findings.push({ level: 'problem', message, remedy: EXPORT_AGAIN });
  }
  for (const name of ['openvino_model', 'openvino_tokenizer', 'openvino_detokenizer']) {
    findings.push(...examineIr(folder, name));
  }
  const contents = missing.length > 0 ? undefined : await examineContents(folder);
  const size = sizeOf(folder);
  findings.push(...(contents?.findings ?? []), ...examineSize(folder, memory));
  const { contextLength } = contents ?? {};
  return { id: path.basename(folder), size, contextLength, findings };
}

interface Contents {
  contextLength?: number;
  findings: Finding[];
}

/** What the JSON files and the chat templates say. */
async function examineContents(dir: string): Promise<Contents> {
  let folder: ModelFolder;
  try {
    folder = await readModelFolder(dir);
  } catch (error) {
    return { findings: problem(error, 'Correct the file, or copy it again.') };
  }
  const { contextLength, contextLengthGuessed } = folder;
  const findings = [
    ...(contextLengthGuessed ? [guessed(contextLength)] : []),
    ...(await examineSettings(folder)),
    ...examineTemplates(folder),
  ];
  return { contextLength, findings };
}

/** The engine options in the folder, and the draft model that they may name. */
async function examineSettings(folder: ModelFolder): Promise<Finding[]> {
  const remedy = `Correct ${SETTINGS_FILE}, or remove it: openvino-serve tune writes a new one.`;
  try {
    const settings = withModelSettings(folder, {});
    return await readSpeculation(settings).then(
      () => [],
      (error: unknown) => problem(error, remedy, `The draft model in ${SETTINGS_FILE}: `),
    );
  } catch (error) {
    return problem(error, remedy);
  }
}

function examineTemplates({ path: dir, templates }: ModelFolder): Finding[] {
  try {
    const { source } = new ChatTemplates(templates);
    return source === '' && !hasTokenizerTemplate(dir) ? [NO_TEMPLATE] : [];
  } catch (error) {
    return problem(error, 'Put a corrected chat_template.jinja into the folder.');
  }
}

function problem(error: unknown, remedy: string, what = ''): Finding[] {
  const message = `${what}${(error as Error).message}`.replace(/\.?$/, '.');
  return [{ level: 'problem', message, remedy }];
}

/** The tokenizer's file can hold a chat template of its own, among its notes at the end. */
function hasTokenizerTemplate(folder: string): boolean {
  return /<chat_template value="[^"]/.test(
    readFileSync(path.join(folder, 'openvino_tokenizer.xml'), 'utf8'),
  );
}

const NO_TEMPLATE: Finding = {
  level: 'warning',
  message: 'The model has no chat template: it continues texts, but cannot answer conversations.',
  remedy: 'If it is a chat model, put its chat_template.jinja into the folder.',
};

function guessed(contextLength: number): Finding {
  return {
    level: 'warning',
    message: `No file says how long the model's context is: ${contextLength} tokens are assumed.`,
    remedy: "Put the original model's config.json into the folder.",
  };
}

function examineSize(folder: string, { available, limit }: Memory): Finding[] {
  const file = path.join(folder, 'openvino_model.bin');
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= available) return [];
  const most = limit === undefined ? '' : ` of the container's limit of ${formatSize(limit)}`;
  return [
    {
      level: 'warning',
      message: `The weights take ${formatSize(size)}, but ${formatSize(available)}${most} are free.`,
      remedy: 'Use a machine with more memory, a smaller model or one with int4 weights.',
    },
  ];
}

function sizeOf(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => {
    const info = statSync(path.join(folder, name), { throwIfNoEntry: false });
    return sum + (info?.isFile() ? info.size : 0);
  }, 0);
}
