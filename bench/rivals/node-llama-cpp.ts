/** llama.cpp within Node: node-llama-cpp under a small server of this project (node-llama-cpp/). */
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { ready, type RunningServer } from '../contestants/processes.js';
import { installRival } from './install.js';
import { DEFAULT_CONTEXT_TOKENS, type StartOptions } from './start-options.js';
import { pinFiles, versions } from './versions.js';

const source = path.dirname(pinFiles.nodeLlamaCpp);

/** Installs the library the first time; returns the folder that its node_modules are in. */
export function installNodeLlamaCpp(): string {
  const files = ['package.json', 'package-lock.json'];
  const recipe = files.map((file) => readFileSync(path.join(source, file), 'utf8'));
  return installRival(`node-llama-cpp-${versions.nodeLlamaCpp}`, recipe, (folder) => {
    for (const file of files) copyFileSync(path.join(source, file), path.join(folder, file));
    // Its own script would only look for a build to download; the optional packages are the builds
    // for other systems and for GPUs. Not `npm ci`: it insists on every one of those being there.
    const options = ['--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund'];
    execFileSync('npm', ['install', ...options], { cwd: folder, stdio: 'pipe' });
  });
}

/** @param modelPath a .gguf file */
export function startNodeLlamaCpp(
  modelPath: string,
  options: StartOptions,
): Promise<RunningServer> {
  const { port, streams, contextTokens = DEFAULT_CONTEXT_TOKENS } = options;
  const args = [
    path.join(source, 'server.mjs'),
    ...[modelPath, '--modules', installNodeLlamaCpp(), '--port', String(port)],
    ...['--streams', String(streams), '--context', String(contextTokens)],
    ...['--threads', String(options.threads ?? availableParallelism())],
  ];
  return ready(spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] }), port);
}
