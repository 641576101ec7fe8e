// Runs the build scripts as a user would, in an environment of the test's choosing.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
export const releaseFolder = join(projectRoot, 'build', 'Release');
export const isLinux = process.platform === 'linux';

export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

type Environment = Record<string, string | undefined>;

/** Runs a program; variables that are undefined are removed from the environment. */
export function runProgram(program: string, args: string[], env: Environment = {}) {
  return new Promise<Outcome>((resolve, reject) => {
    // The runner tells its own children by this variable that they are test files.
    const child = spawn(program, args, {
      env: { ...process.env, NODE_TEST_CONTEXT: undefined, ...env },
    });
    const outcome: Outcome = { code: null, stdout: '', stderr: '' };
    child.stdout.on('data', (data: Buffer) => (outcome.stdout += data.toString()));
    child.stderr.on('data', (data: Buffer) => (outcome.stderr += data.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ ...outcome, code }));
  });
}

export function runNode(args: string[], env: Environment = {}) {
  return runProgram(process.execPath, args, env);
}

export function runScript(name: string, env: Environment = {}) {
  return runNode([join(projectRoot, 'scripts', name)], env);
}

/** A folder that is gone after the test. */
export function temporaryFolder(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'openvino-serve-test-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
