/** The chat templates of a model folder and the special tokens they write, as transformers reads them. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { OpenVINOServeError } from '../errors.js';

type Json = Readonly<Record<string, unknown>>;

export interface TemplateSource {
  /** Where it is from, for errors. */
  readonly origin: string;
  readonly text: string;
}

export interface TemplateFiles {
  /** By name: `default`, `tool_use` and others that nothing here asks for. */
  readonly sources: ReadonlyMap<string, TemplateSource>;
  /** Texts by the names of their variables; null for a token that the model does not have. */
  readonly specialTokens: ReadonlyMap<string, unknown>;
}

const MAIN_FILE = 'chat_template.jinja';
const MORE_FOLDER = 'additional_chat_templates';

/**
 * Files of their own count before `tokenizer_config.json`, which holds one template or a list.
 * @throws {OpenVINOServeError} `MODEL_LOAD_FAILED` for a file that cannot be read
 */
export async function readTemplateFiles(
  folder: string,
  config: Json,
  tokensMap: Json,
): Promise<TemplateFiles> {
  const files = await readFiles(folder);
  const sources = files.size > 0 ? files : fromConfig(path.join(folder, CONFIG), config);
  return { sources, specialTokens: specialTokensOf(config, tokensMap) };
}

const CONFIG = 'tokenizer_config.json';

async function readFiles(folder: string): Promise<Map<string, TemplateSource>> {
  const sources = new Map<string, TemplateSource>();
  const add = async (name: string, origin: string): Promise<void> => {
    const text = await ifThere(readFile(origin, 'utf8'), origin);
    if (text !== undefined) sources.set(name, { origin, text });
  };
  await add('default', path.join(folder, MAIN_FILE));
  const more = path.join(folder, MORE_FOLDER);
  for (const file of (await ifThere(readdir(more), more)) ?? []) {
    if (file.endsWith('.jinja')) await add(path.basename(file, '.jinja'), path.join(more, file));
  }
  return sources;
}

async function ifThere<T>(reading: Promise<T>, origin: string): Promise<T | undefined> {
  return reading.catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new OpenVINOServeError('MODEL_LOAD_FAILED', `${origin} cannot be read: ${message}`);
  });
}

function fromConfig(origin: string, config: Json): Map<string, TemplateSource> {
  const value = config['chat_template'];
  const sources = new Map<string, TemplateSource>();
  if (typeof value === 'string') sources.set('default', { origin, text: value });
  if (!Array.isArray(value)) return sources;
  for (const entry of value as unknown[]) {
    const { name, template } = (entry ?? {}) as { name?: unknown; template?: unknown };
    if (typeof name === 'string' && typeof template === 'string') {
      sources.set(name, { origin: `${origin}, ${name}`, text: template });
    }
  }
  return sources;
}

const TOKEN_NAMES = [
  'bos_token',
  'eos_token',
  'unk_token',
  'sep_token',
  'pad_token',
  'cls_token',
  'mask_token',
];

function specialTokensOf(config: Json, tokensMap: Json): Map<string, unknown> {
  const tokens = new Map<string, unknown>();
  for (const name of TOKEN_NAMES) {
    const token = config[name] !== undefined ? config[name] : tokensMap[name];
    if (token !== undefined) tokens.set(name, textOf(token));
  }
  const more = config['additional_special_tokens'] ?? tokensMap['additional_special_tokens'];
  if (Array.isArray(more) && more.length > 0) {
    tokens.set('additional_special_tokens', more.map(textOf));
  }
  // Multimodal models name further tokens, such as `image_token`.
  const named = config['extra_special_tokens'];
  if (typeof named === 'object' && named !== null && !Array.isArray(named)) {
    for (const [name, token] of Object.entries(named)) tokens.set(name, textOf(token));
  }
  return tokens;
}

/** A token is its text, or an object that says more of it. */
function textOf(token: unknown): unknown {
  const content = (token as { content?: unknown } | null)?.content;
  return typeof content === 'string' ? content : token;
}
