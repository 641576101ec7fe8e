// The runtimes that the packages are run under, beside the Node.js that runs the tests.

import { join } from 'node:path';
import { runScript } from './scripts.js';

export interface Runtime {
  name: string;
  /** The program and the arguments that go before a script's path. */
  command: [string, ...string[]];
}

/** Those that test/package/runtimes/ pins; installs them if they are not there. */
export async function runtimes(): Promise<Runtime[]> {
  const { code, stdout, stderr } = await runScript('install-runtimes.mjs');
  if (code !== 0) throw new Error(stderr);
  const modules = join(stdout.trim(), 'node_modules');
  const node = (name: string): Runtime => ({
    name: `Node.js ${name}`,
    command: [join(modules, `node-${name}`, 'bin/node')],
  });
  return [
    ...['20.19', '22.12', '22', '24', '26'].map(node),
    { name: 'Bun', command: [join(modules, '@oven/bun-linux-x64-baseline/bin/bun')] },
    { name: 'Deno', command: [join(modules, '@deno/linux-x64-glibc/deno'), 'run', '-A'] },
  ];
}
