/** llama.cpp's own server, built for this processor. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import path from 'node:path';
import { ready, type RunningServer } from '../contestants/processes.js';
import { fail } from './build-scripts.mjs';
import { installRival, runPip } from './install.js';
import { DEFAULT_CONTEXT_TOKENS, type StartOptions } from './start-options.js';
import { pinFiles, versions } from './versions.js';

// Its kernels for AMX configure tiles through a pointer to 8 of the configuration's 64 bytes; g++ takes
// the stores to the others for dead, and the process ends with an illegal instruction
// (https://github.com/ggml-org/llama.cpp/pull/26954).
const KEEP_STORES = '-fno-dse -fno-tree-dse';

// What the build would otherwise download or does not need: the web page, TLS, tests, examples.
const CMAKE_OPTIONS = [
  '-DCMAKE_BUILD_TYPE=Release',
  '-DGGML_NATIVE=ON',
  `-DCMAKE_CXX_FLAGS=${KEEP_STORES}`,
  '-DBUILD_SHARED_LIBS=OFF',
  '-DLLAMA_BUILD_UI=OFF',
  '-DLLAMA_USE_PREBUILT_UI=OFF',
  '-DLLAMA_OPENSSL=OFF',
  '-DLLAMA_BUILD_TESTS=OFF',
  '-DLLAMA_BUILD_EXAMPLES=OFF',
  '-DLLAMA_BUILD_APP=OFF',
];

/** Builds llama-server the first time, which takes minutes; returns its path. */
export function installLlamaServer(): string {
  const pins = readFileSync(pinFiles.llamaServer, 'utf8');
  // GGML_NATIVE fits the program to the processor, so another one needs another build.
  const recipe = [pins, ...CMAKE_OPTIONS, cpus()[0]?.model ?? ''];
  const folder = installRival(`llama-server-${versions.llamaServer}`, recipe, build);
  return path.join(folder, 'llama-server');
}

function build(folder: string): void {
  // Beside the folder, and removed with it.
  const work = path.join(path.dirname(folder), 'work');
  mkdirSync(work);
  const options = ['--no-deps', '--no-binary', ':all:', '--require-hashes', '--dest', work];
  runPip('download', ...options, '--requirement', pinFiles.llamaServer);
  const archive = readdirSync(work).find((name) => name.endsWith('.tar.gz'));
  if (archive === undefined) fail('pip downloaded no source package of llama-cpp-python.');
  // What they say, warnings mostly, is shown only if they fail.
  const quiet = { cwd: work, stdio: 'pipe', maxBuffer: 64 << 20 } as const;
  execFileSync('tar', ['xzf', archive, '--strip-components=1'], quiet);
  execFileSync('cmake', ['-S', 'vendor/llama.cpp', '-B', 'build', ...CMAKE_OPTIONS], quiet);
  const jobs = String(availableParallelism());
  const target = ['--target', 'llama-server', '--parallel', jobs];
  execFileSync('cmake', ['--build', 'build', ...target], quiet);
  renameSync(path.join(work, 'build/bin/llama-server'), path.join(folder, 'llama-server'));
}

/** @param modelPath a .gguf file */
export function startLlamaServer(modelPath: string, options: StartOptions): Promise<RunningServer> {
  const { port, streams, contextTokens = DEFAULT_CONTEXT_TOKENS } = options;
  const threads = String(options.threads ?? availableParallelism());
  const args = [
    ...['--model', modelPath, '--alias', path.basename(modelPath, '.gguf')],
    ...['--host', '127.0.0.1', '--port', String(port), '--offline', '--no-ui'],
    // A slot a stream, each with its part of the context.
    ...['--parallel', String(streams), '--cont-batching'],
    ...['--ctx-size', String(streams * contextTokens)],
    ...['--threads', threads, '--threads-batch', threads],
    ...['--flash-attn', 'on'],
    // Only what goes wrong: writing a line for every request takes time.
    ...['--log-verbosity', '1'],
  ];
  const child = spawn(installLlamaServer(), args, { stdio: ['ignore', 'ignore', 'inherit'] });
  return ready(child, port);
}
