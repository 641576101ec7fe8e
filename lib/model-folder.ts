/** What the files of a model folder say, read before the engine loads them. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { readTemplateFiles, type TemplateFiles } from './chat-template/template-files.js';
import { OpenVINOServeError } from './errors.js';

const TOKENIZER_FILES = [
  'openvino_tokenizer.xml',
  'openvino_tokenizer.bin',
  'openvino_detokenizer.xml',
  'openvino_detokenizer.bin',
  'tokenizer_config.json',
];

/** The founding layout: each of these must be in a model's folder. */
export const MODEL_FILES = ['openvino_model.xml', 'openvino_model.bin', ...TOKENIZER_FILES];

/** Engine options that suit the model on this machine, as `openvino-serve tune` writes them. */
export const SETTINGS_FILE = 'openvino-serve.json';

type Json = Record<string, unknown>;

export interface ModelFolder {
  /** Absolute. */
  readonly path: string;
  readonly name: string;
  /** Most tokens of prompt and answer together. */
  readonly contextLength: number;
  /** Whether no file says how long the context is. */
  readonly contextLengthGuessed: boolean;
  /** Rows of the embedding table: token ids that the model itself accepts. 0 where unknown. */
  readonly vocabSize: number;
  /** Tokens that end a turn; undefined where only the tokenizer knows. */
  readonly eosTokenIds: readonly number[] | undefined;
  /** Chat templates, not yet compiled. */
  readonly templates: TemplateFiles;
  /** What `openvino-serve.json` holds, unchecked; an empty object where there is none. */
  readonly settings: Json;
}

/**
 * @throws {OpenVINOServeError} `MODEL_NOT_FOUND` that names what is missing, `MODEL_LOAD_FAILED` for
 *   a JSON file that cannot be read
 */
export async function readModelFolder(dir: string): Promise<ModelFolder> {
  const folder = await checkFolder(dir, MODEL_FILES);
  const config = await readJson(path.join(folder, 'config.json'));
  const tokenizer = await readJson(path.join(folder, 'tokenizer_config.json'));
  const generation = await readJson(path.join(folder, 'generation_config.json'));
  const contextLength = contextLengthOf(config, tokenizer);
  return {
    path: folder,
    name: path.basename(folder),
    contextLength: contextLength ?? FALLBACK_CONTEXT,
    contextLengthGuessed: contextLength === undefined,
    vocabSize: positiveInteger(textConfig(config).vocab_size) ?? 0,
    eosTokenIds: tokenIdsOf(generation['eos_token_id']),
    templates: await readTemplates(folder, tokenizer),
    settings: await readJson(path.join(folder, SETTINGS_FILE)),
  };
}

/**
 * A folder that holds a tokenizer, with or without its model.
 * @throws {OpenVINOServeError} `MODEL_NOT_FOUND` that names what is missing, `MODEL_LOAD_FAILED` for
 *   a file that cannot be read
 */
export async function readTokenizerFolder(
  dir: string,
): Promise<Pick<ModelFolder, 'path' | 'templates'>> {
  const folder = await checkFolder(dir, TOKENIZER_FILES);
  const tokenizer = await readJson(path.join(folder, 'tokenizer_config.json'));
  return { path: folder, templates: await readTemplates(folder, tokenizer) };
}

async function readTemplates(folder: string, tokenizer: Json): Promise<TemplateFiles> {
  const tokens = await readJson(path.join(folder, 'special_tokens_map.json'));
  return readTemplateFiles(folder, tokenizer, tokens);
}

async function checkFolder(dir: string, files: readonly string[]): Promise<string> {
  if (typeof dir !== 'string') {
    throw new OpenVINOServeError('INVALID_ARGUMENT', `dir must be a string, but is ${typeof dir}`, {
      param: 'dir',
    });
  }
  const folder = path.resolve(dir);
  const info = await stat(folder).catch(() => undefined);
  if (!info?.isDirectory()) {
    throw new OpenVINOServeError('MODEL_NOT_FOUND', `There is no model folder at ${folder}`);
  }
  const missing = await missingFiles(folder, files);
  if (missing.length > 0) {
    throw new OpenVINOServeError(
      'MODEL_NOT_FOUND',
      `The model folder ${folder} lacks ${missing.join(', ')}`,
    );
  }
  return folder;
}

/** Those of `files` that are not in the folder. */
export async function missingFiles(folder: string, files: readonly string[]): Promise<string[]> {
  const present = await Promise.all(
    files.map((name) =>
      stat(path.join(folder, name)).then(
        (file) => file.isFile(),
        () => false,
      ),
    ),
  );
  return files.filter((_, index) => !present[index]);
}

/** A missing file reads as an empty object: only the required ones must be there. */
async function readJson(file: string): Promise<Json> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return '{}';
    throw new OpenVINOServeError('MODEL_LOAD_FAILED', `${file} cannot be read: ${message}`);
  });
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  } catch (cause) {
    throw new OpenVINOServeError('MODEL_LOAD_FAILED', `${file} is not valid JSON`, { cause });
  }
  throw new OpenVINOServeError('MODEL_LOAD_FAILED', `${file} does not hold a JSON object`);
}

/** Multimodal configurations keep the language model's values in a part of their own. */
function textConfig(config: Json): Json {
  const inner = config['text_config'];
  return typeof inner === 'object' && inner !== null ? { ...config, ...inner } : config;
}

// Names that the model families of Hugging Face's transformers use for the same thing.
const CONTEXT_KEYS = ['max_position_embeddings', 'n_positions', 'max_seq_len', 'seq_length'];

// tokenizer_config.json holds 1e30 where no limit is known.
const NO_LIMIT = 1e9;

// Neither file says: a length that every current model accepts.
const FALLBACK_CONTEXT = 4096;

function contextLengthOf(config: Json, tokenizer: Json): number | undefined {
  const text = textConfig(config);
  for (const key of CONTEXT_KEYS) {
    const length = positiveInteger(text[key]);
    if (length) return length;
  }
  const length = positiveInteger(tokenizer['model_max_length']);
  return length && length < NO_LIMIT ? length : undefined;
}

/** Some families end a turn with one token, others with any of several. */
function tokenIdsOf(value: unknown): number[] | undefined {
  const ids = [value].flat().filter((id) => Number.isInteger(id) && (id as number) >= 0);
  return ids.length > 0 ? (ids as number[]) : undefined;
}

function positiveInteger(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}
