// How each package manager installs the packages, and runs the command that they bring.

export interface PackageManager {
  name: string;
  /** Installs packages into a folder with a package.json. */
  install: (...packages: string[]) => string;
  /** What stands before `openvino-serve`. */
  exec: string;
  env?: Record<string, string>;
  /** The Node.js to install with, of those in machine.ts, if not that of the tests. */
  node?: string;
  /** Serve under that one only, as it is slow to start. */
  oneNode?: boolean;
}

const berry = (linker: string, oneNode = false): PackageManager => ({
  oneNode,
  name: `yarn (berry, ${linker})`,
  install: (...packages) => `yarn add ${packages.join(' ')}`,
  exec: 'yarn run',
  env: { YARN_NODE_LINKER: linker, YARN_ENABLE_TELEMETRY: '0' },
});

const classic = (node: string, ...options: string[]): PackageManager => ({
  name: ['yarn (classic)', ...options].join(' '),
  install: (...packages) => ['yarn-classic add', ...options, ...packages].join(' '),
  exec: 'yarn-classic --silent run',
  node,
});

const npm = (...options: string[]): PackageManager => ({
  name: ['npm', ...options].join(' '),
  install: (...packages) => ['npm install', ...options, ...packages].join(' '),
  exec: 'npx --no',
});

export const npmInstall = npm();

export const packageManagers: PackageManager[] = [
  npmInstall,
  npm('--ignore-scripts'),
  {
    name: 'pnpm',
    install: (...packages) => `pnpm add ${packages.join(' ')}`,
    exec: 'pnpm exec',
  },
  // It refuses what the newest versions of Fastify's dependencies say of Node.js 20.
  classic('node-22'),
  classic('node-20.19', '--ignore-engines'),
  berry('node-modules'),
  berry('pnp', true),
  {
    name: 'bun',
    install: (...packages) => `bun add ${packages.join(' ')}`,
    exec: 'bunx --no-install',
  },
];

/** The variables and files in the home folder that tell all of them of a registry. */
export function registrySettings(url: string) {
  return {
    files: { '.npmrc': `registry=${url}\n` },
    env: {
      YARN_NPM_REGISTRY_SERVER: url.replace(/\/$/, ''),
      YARN_UNSAFE_HTTP_WHITELIST: new URL(url).hostname,
      // Yarn takes no package that is younger than a day, which these are.
      YARN_NPM_MINIMAL_AGE_GATE: '0',
    },
  };
}
