import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';
import { root } from './child.js';

export interface ServeProcess {
  child: ChildProcess;
  /** Where it listens, such as `http://127.0.0.1:41234`. */
  address: string;
  /** Lines it printed until it was ready. */
  lines: string[];
}

/** Runs the real command on the demo model, on a free port; ends it with the test. */
export function startServe(t: TestContext, ...args: string[]): Promise<ServeProcess> {
  return startServeWith(t, [process.execPath], root, ...args);
}

/** The same with another runtime, and with the package's folder given. */
export async function startServeWith(
  t: TestContext,
  [program, ...options]: [string, ...string[]],
  folder: string,
  ...args: string[]
): Promise<ServeProcess> {
  const main = path.join(folder, 'dist/cli/main.js');
  const child = spawn(program, [...options, main, 'serve', '--port', '0', ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (line.includes('curl ')) break;
  }
  const address = /http:\/\/[^\s/]+/.exec(lines.join('\n'))?.[0];
  if (!address) throw new Error(`The server did not start:\n${lines.join('\n')}`);
  return { child, address, lines };
}
