/** One way of installing and answering, timed from nothing. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';

export const execute = promisify(execFile);

/** Seconds. */
export interface Timing {
  install: number;
  /** From the start of the installation to the first token. */
  firstToken: number;
  /** What it has put on the disk, in bytes. */
  installed: number;
}

export interface Way {
  name: string;
  /** Runs in an empty folder. */
  install: (folder: string) => Promise<void>;
  /** Starts what answers; resolves with it at its first token. */
  answer: (folder: string) => Promise<ChildProcess>;
  /** What the installation fills, in the folder; caches are beside it. */
  filled: string;
  /** Makes what must be there before the clock starts. */
  prepare?: (folder: string) => Promise<void>;
}

async function bytesOf(folder: string): Promise<number> {
  const { stdout } = await execute('du', ['--bytes', '--summarize', folder]);
  return Number.parseInt(stdout, 10);
}

export async function time(way: Way): Promise<Timing> {
  const folder = mkdtempSync(path.join(tmpdir(), 'openvino-serve-install-'));
  try {
    await way.prepare?.(folder);
    const filled = path.join(folder, way.filled);
    const before = existsSync(filled) ? await bytesOf(filled) : 0;
    const began = performance.now();
    await way.install(folder);
    const install = (performance.now() - began) / 1000;
    const child = await way.answer(folder);
    const firstToken = (performance.now() - began) / 1000;
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    return { install, firstToken, installed: (await bytesOf(filled)) - before };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Starts a program; resolves with it and what it has said once that fits. */
export function startUntil(
  pattern: RegExp,
  [command = '', ...args]: readonly string[],
  cwd: string,
): Promise<{ child: ChildProcess; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      if (pattern.test(output)) resolve({ child, output });
    });
    child.once('error', reject);
    child.once('close', () => reject(new Error(`${command} ended:\n${output}`)));
  });
}
