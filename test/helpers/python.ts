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
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}\n${stderr}`));
    });
    child.stdin.end(input);
  });
}

/** Runs a Python file of the tests with the pinned packages; `input` is its standard input. */
export async function runPython(file: string, args: string[], input = ''): Promise<string> {
  const script = path.join(root, 'scripts/python-env.mjs');
  const { python, pythonPath } = JSON.parse(
    await run(process.execPath, [script], {}),
  ) as PythonEnvironment;
  return run(python, [path.join(root, file), ...args], { PYTHONPATH: pythonPath }, input);
}
