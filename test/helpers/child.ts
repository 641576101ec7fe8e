import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const modelDir = path.join(root, 'models/tiny-chat');

/**
 * OpenVINO properties with which an answer does not depend on what runs beside it. By default the
 * KV cache is quantized and, where the CPU can, computed with in 16 bits; how requests fall into
 * batches and chunks then changes the rounding, which can tip a close choice between two tokens.
 */
export const EXACT = { INFERENCE_PRECISION_HINT: 'f32', KV_CACHE_PRECISION: 'f32' };

/** Lines that make the built package, the demo model and a prompt available to a child's script. */
const libraryUrl = pathToFileURL(path.join(root, 'dist/index.js')).href;
const PRELUDE = `
import { Engine, LLMPipeline, Tokenizer } from ${JSON.stringify(libraryUrl)};
const libraryUrl = ${JSON.stringify(libraryUrl)};
const modelDir = ${JSON.stringify(modelDir)};
const hello = [{ role: 'user', content: 'Tell me a story.' }];
const endless = { ignoreEos: true, maxTokens: 1900 };
`;

export interface ChildResult {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** Runs a module's source in a process of its own; a hang ends with SIGKILL, which fails tests. */
export function runChild(
  source: string,
  nodeArgs: string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<ChildResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [...nodeArgs, '--input-type=module', '--eval', PRELUDE + source],
      { cwd: root, env: { ...process.env, ...env }, timeout: 60_000, killSignal: 'SIGKILL' },
    );
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}
