import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './child.js';

interface PythonEnvironment {
  python: string;
  pythonPath: string;
}

interface RunOptions {
  /** Its standard input. */
  input?: string;
  /** Variables besides those of this process. */
  env?: NodeJS.ProcessEnv;
  /** Where it runs. Default: the project's folder. */
  cwd?: string;
}

/** Runs a program to its end and returns what it printed; throws with its errors if it failed. */
function run(
  command: string,
  args: string[],
  { input = '', env = {}, cwd = root }: RunOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env } });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(stdout);
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}\n${stdout}${stderr}`));
    });
    child.stdin.end(input);
  });
}

/** Runs a Python file of the tests with the pinned packages; `input` is its standard input. */
export async function runPython(file: string, args: string[], input = ''): Promise<string> {
  return python([], [path.join(root, file), ...args], { input });
}

/**
 * Runs the command of a Python package, in a folder that is removed afterwards: some leave files.
 * @param requirements the file of pinned packages that has it
 */
export async function runModule(
  module: string,
  args: string[],
  requirements: string,
): Promise<string> {
  const cwd = await mkdtemp(path.join(tmpdir(), 'openvino-serve-'));
  try {
    return await python([path.join(root, requirements)], ['-m', module, ...args], { cwd });
  } finally {
    await rm(cwd, { recursive: true });
  }
}

async function python(
  requirements: string[],
  args: string[],
  options: Omit<RunOptions, 'env'>,
): Promise<string> {
  const script = path.join(root, 'scripts/python-env.mjs');
  const environment = await run(process.execPath, [script, ...requirements]);
  const { python: program, pythonPath } = JSON.parse(environment) as PythonEnvironment;
  return run(program, args, { ...options, env: { PYTHONPATH: pythonPath } });
}
