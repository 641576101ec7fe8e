import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from './child.js';

interface PythonEnvironment {
  python: string;
  pythonPath: string;
}

/** Runs a program to its end and returns what it printed; throws with its errors if it failed. */
function run(command: string, args: string[], env: NodeJS.ProcessEnv, input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env } });
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
  return python([], [path.join(root, file), ...args], input);
}

/**
 * Runs the command of a Python package.
 * @param requirements the file of pinned packages that has it
 */
export async function runModule(
  module: string,
  args: string[],
  requirements: string,
): Promise<string> {
  return python([path.join(root, requirements)], ['-m', module, ...args]);
}

async function python(requirements: string[], args: string[], input = ''): Promise<string> {
  const script = path.join(root, 'scripts/python-env.mjs');
  const environment = await run(process.execPath, [script, ...requirements], {});
  const { python: program, pythonPath } = JSON.parse(environment) as PythonEnvironment;
  return run(program, args, { PYTHONPATH: pythonPath }, input);
}
