/** openvino-openai-api, the Python server that this project began as an answer to. */
import { spawn } from 'node:child_process';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ready, type RunningServer } from '../contestants/processes.js';
import { findPython } from './build-scripts.mjs';
import { installRival, runPip } from './install.js';
import type { StartOptions } from './start-options.js';
import { pinFiles, versions } from './versions.js';

const program = fileURLToPath(new URL('openvino-openai-api/serve.py', import.meta.url));

/** Installs its packages the first time; returns the folder for PYTHONPATH. */
export function installOpenVINOOpenAIAPI(): string {
  const pins = readFileSync(pinFiles.openvinoOpenAIAPI, 'utf8');
  const name = `openvino-openai-api-${versions.openvinoOpenAIAPI}`;
  return installRival(name, [pins], (folder) => {
    const options = ['--no-deps', '--only-binary=:all:', '--target', folder];
    runPip('install', ...options, '--requirement', pinFiles.openvinoOpenAIAPI);
  });
}

/**
 * The same model with other defaults, as links. The server takes neither a temperature nor
 * ignore_eos from requests, but OpenVINO GenAI reads both from the model's folder.
 */
function withDefaultsOfTheBenchmark(model: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'openvino-openai-api-'));
  const GENERATION = 'generation_config.json';
  const names = readdirSync(model);
  for (const name of names.filter((one) => one !== GENERATION))
    symlinkSync(path.join(path.resolve(model), name), path.join(folder, name));
  const own = names.includes(GENERATION)
    ? (JSON.parse(readFileSync(path.join(model, GENERATION), 'utf8')) as Record<string, unknown>)
    : {};
  const defaults = { eos_token_id: own['eos_token_id'], ignore_eos: true, do_sample: false };
  writeFileSync(path.join(folder, GENERATION), JSON.stringify(defaults));
  return folder;
}

/** @param model the folder of a model in OpenVINO's format; `streams` are answered one by one */
export async function startOpenVINOOpenAIAPI(
  model: string,
  { port }: StartOptions,
): Promise<RunningServer> {
  const packages = installOpenVINOOpenAIAPI();
  const folder = withDefaultsOfTheBenchmark(model);
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  const args = [program, folder, '--name', path.basename(model), '--port', String(port)];
  const child = spawn(findPython(), args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PYTHONPATH: packages },
  });
  try {
    const server = await ready(child, port);
    return { ...server, stop: () => server.stop().finally(removeFolder) };
  } catch (error) {
    removeFolder();
    throw error;
  }
}
