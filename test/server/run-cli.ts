/** Runs the command line in a process of its own and watches what it prints. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

/** `serve` with a fake engine. */
export const SERVE = new URL('./serve-fake.ts', import.meta.url).pathname;
/** The command itself. */
export const MAIN = new URL('../../lib/cli/main.ts', import.meta.url).pathname;

/** A folder of models that a fake engine can load, removed with the test. */
export function modelsFolder(t: TestContext, ...names: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'models-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const name of names) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'openvino_model.xml'), '');
  }
  return folder;
}

export interface Running {
  child: ChildProcess;
  /** All of stdout and stderr so far. */
  output: () => string;
  /** Resolves when the output holds the text. */
  until: (text: string) => Promise<void>;
  exit: Promise<number | null>;
}

/** Starts a script; it is killed with the test if it still runs. */
export function run(t: TestContext, script: string, ...args: string[]): Running {
  return runIn(process.cwd(), t, script, ...args);
}

/** The same in another folder than that of the tests. */
export function runIn(cwd: string, t: TestContext, script: string, ...args: string[]): Running {
  const command = ['--import', import.meta.resolve('tsx'), script, ...args];
  const child = spawn(process.execPath, command, { cwd, env: cleanEnv() });
  t.after(() => child.kill('SIGKILL'));
  let output = '';
  const { stdout, stderr } = child;
  for (const stream of [stdout, stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => (output += part));
  }
  const exit = once(child, 'close').then(([code]) => code as number | null);
  const until = async (text: string) => {
    while (!output.includes(text)) {
      const ended = await Promise.race([
        once(stdout, 'data').then(() => false),
        exit.then(() => true),
      ]);
      if (ended && !output.includes(text)) assert.fail(`ended without '${text}': ${output}`);
    }
  };
  return { child, output: () => output, until, exit };
}

function cleanEnv(): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME };
}
