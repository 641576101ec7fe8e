// A registry on this machine that has the packages of this checkout; all others it gets from the
// registry that npm is configured for.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stringify } from 'yaml';
import { pinnedPackages } from '../../scripts/lib/pinned-packages.mjs';
import { freePort } from '../helpers/free-port.js';
import { runProgram } from './scripts.js';

async function npmSetting(name: string): Promise<string> {
  const { stdout } = await runProgram('npm', ['config', 'get', name]);
  return stdout.trim();
}

function settings(folder: string, upstream: string) {
  const everyone = { access: '$all', publish: '$all' };
  return stringify({
    storage: join(folder, 'storage'),
    // What it has fetched once it does not ask for again.
    uplinks: { upstream: { url: upstream, timeout: '180s', max_fails: 10, maxage: '1d' } },
    packages: {
      'openvino-serve': everyone,
      '@openvino-serve/*': everyone,
      '**': { access: '$all', proxy: 'upstream' },
    },
    max_body_size: '200mb',
    web: { enable: false },
    log: { type: 'stdout', level: 'warn' },
  });
}

export interface Registry {
  url: string;
  stop: () => Promise<void>;
}

/** @param folder for what it stores */
export async function startRegistry(folder: string): Promise<Registry> {
  const config = join(folder, 'config.yaml');
  writeFileSync(config, settings(folder, await npmSetting('registry')));
  const address = `127.0.0.1:${await freePort()}`;
  const authority = process.env['NODE_EXTRA_CA_CERTS'] ?? (await npmSetting('cafile'));
  const child = spawn(
    // Verdaccio needs a newer Node.js than the oldest that the packages support.
    join(pinnedPackages('runtimes'), 'node-24/bin/node'),
    [
      join(pinnedPackages('install-tools'), 'verdaccio/bin/verdaccio'),
      ...['--config', config, '--listen', address],
    ],
    {
      cwd: folder,
      env: { ...process.env, NODE_EXTRA_CA_CERTS: authority },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const exit = once(child, 'exit');
  const url = `http://${address}/`;
  const deadline = Date.now() + 120_000;
  while (!(await answers(`${url}-/ping`))) {
    assert.ok(child.exitCode === null && Date.now() < deadline, 'the registry does not answer');
    await sleep(200);
  }
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM');
      await exit;
    },
  };
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Publishes a tarball. */
export async function publish({ url }: Registry, tarball: string, folder: string): Promise<void> {
  const userconfig = join(folder, 'npmrc');
  // npm wants some token; this registry takes any.
  writeFileSync(userconfig, `${url.replace('http:', '')}:_authToken=none\n`);
  const options = ['--registry', url, '--userconfig', userconfig, '--ignore-scripts'];
  const args = ['publish', tarball, '--access', 'public', ...options];
  const { code, stderr } = await runProgram('npm', args);
  assert.equal(code, 0, stderr);
}
