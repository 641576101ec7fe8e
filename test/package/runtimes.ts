// The runtimes that the packages are run under, beside the Node.js that runs the tests.

import { join } from 'node:path';
import { pinnedPackages } from '../../scripts/lib/pinned-packages.mjs';

export interface Runtime {
  name: string;
  /** The program and the arguments that go before a script's path. */
  command: [string, ...string[]];
}

/** Those that test/package/runtimes/ pins; installs them if they are not there. */
export function runtimes(): Runtime[] {
  const modules = pinnedPackages('runtimes');
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
