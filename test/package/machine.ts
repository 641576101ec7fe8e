// A machine as a user may have it: Node.js, a package manager and a shell; no compiler, no Python, an
// empty home, and no connection but to itself.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { pinnedHere, pinnedPackages } from '../../scripts/lib/pinned-packages.mjs';
import { projectRoot, temporaryFolder } from './scripts.js';

// Elsewhere the tests are skipped.
const tools = pinnedHere ? pinnedPackages('install-tools') : '';
const runtimes = pinnedHere ? pinnedPackages('runtimes') : '';

const pins = JSON.parse(
  readFileSync(join(projectRoot, 'test/package/runtimes/package.json'), 'utf8'),
) as { dependencies: Record<string, string> };

/** A Node.js of each major version, as the name of its package, such as `node-22`. */
export const nodes = Object.values(
  Object.fromEntries(
    Object.keys(pins.dependencies)
      .filter((name) => name.startsWith('node-'))
      .map((name) => [parseInt(name.replace('node-', ''), 10), name]),
  ),
);

// What the commands that package managers make for a package's "bin" are written with.
const SHELL_TOOLS = ['sh', 'env', 'dirname', 'basename', 'readlink', 'sed', 'uname'];

const PROGRAMS: Record<string, string> = {
  npm: `exec node ${tools}/npm/bin/npm-cli.js "$@"`,
  npx: `exec node ${tools}/npm/bin/npx-cli.js "$@"`,
  pnpm: `exec ${tools}/@pnpm/exe.linux-x64/pnpm "$@"`,
  'yarn-classic': `exec node ${tools}/yarn/bin/yarn.js "$@"`,
  yarn: `exec node ${tools}/@yarnpkg/cli-dist/bin/yarn.js "$@"`,
  bun: `exec ${runtimes}/@oven/bun-linux-x64-baseline/bin/bun "$@"`,
  bunx: `exec ${runtimes}/@oven/bun-linux-x64-baseline/bin/bun x "$@"`,
};

export interface Finished {
  code: number | null;
  /** Both streams, in the order in which they came. */
  output: string;
}

export interface MachineSettings {
  env?: Record<string, string>;
  files?: Record<string, string>;
}

export class Machine {
  readonly env: Record<string, string>;
  private readonly root: string;
  private readonly guardLog: string;

  /** @param settings more variables, and files in the home folder, such as name the registry */
  constructor(t: TestContext, { env, files }: MachineSettings = {}) {
    this.root = temporaryFolder(t);
    const bin = join(this.root, 'bin');
    for (const name of ['bin', 'home']) mkdirSync(join(this.root, name));
    for (const [name, script] of Object.entries(PROGRAMS)) {
      writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    }
    for (const name of SHELL_TOOLS) {
      const found = ['/usr/bin', '/bin'].map((dir) => join(dir, name)).find(existsSync);
      if (found) symlinkSync(found, join(bin, name));
    }
    for (const [name, text] of Object.entries(files ?? {})) {
      writeFileSync(join(this.root, 'home', name), text);
    }
    this.guardLog = join(this.root, 'connections');
    this.env = {
      PATH: bin,
      HOME: join(this.root, 'home'),
      NODE_OPTIONS: `--require=${join(projectRoot, 'test/package/network-guard.cjs')}`,
      NETWORK_GUARD_LOG: this.guardLog,
      ...env,
    };
    this.useNode(process.execPath);
  }

  /** @param node a name of {@link nodes}, or a path */
  useNode(node: string): void {
    const link = join(this.root, 'bin/node');
    rmSync(link, { force: true });
    symlinkSync(node.startsWith('/') ? node : join(runtimes, node, 'bin/node'), link);
  }

  /** A new empty folder. */
  folder(name: string): string {
    const folder = join(this.root, name);
    mkdirSync(folder);
    return folder;
  }

  /** Starts a command line in a process group of its own. */
  start(command: string, cwd: string): ChildProcess {
    const options = { cwd, env: this.env, detached: true } as const;
    return spawn('/bin/sh', ['-c', command], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  async run(command: string, cwd: string): Promise<Finished> {
    const child = this.start(command, cwd);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (data: Buffer) => (output += data.toString()));
    }
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, output };
  }

  /** Where Node.js processes tried to connect to, but were not let. */
  refusedConnections(): string {
    return existsSync(this.guardLog) ? readFileSync(this.guardLog, 'utf8') : '';
  }
}
