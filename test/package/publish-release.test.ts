// What a release publishes, in which order, and what it refuses. Nothing is published here.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { packageName, platforms, releasedPlatforms } from '../../npm/platforms.mjs';
import { projectRoot, runNode, temporaryFolder } from './scripts.js';

const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
  version: string;
};
const main = 'openvino-serve';

const pluginsOf = (platform: string) =>
  platforms[platform]!.devices.map((device) => packageName(platform, device));

function addTarball(folder: string, manifest: { name: string; version: string }) {
  const source = join(folder, 'source', manifest.name);
  mkdirSync(join(source, 'package'), { recursive: true });
  writeFileSync(join(source, 'package/package.json'), JSON.stringify(manifest));
  const file = `${manifest.name.replace('@', '').replace('/', '-')}.tgz`;
  execFileSync('tar', ['-czf', join(folder, file), '-C', source, 'package']);
}

const versions = (names: string[]) => Object.fromEntries(names.map((name) => [name, version]));

/** Tarballs as the jobs of a release make them: the libraries of some platforms, and a main one. */
function artifacts(t: TestContext, built: string[], released: string[]) {
  const folder = temporaryFolder(t);
  for (const platform of built) {
    for (const name of [packageName(platform), ...pluginsOf(platform)]) {
      addTarball(folder, { name, version });
    }
  }
  addTarball(folder, {
    name: main,
    version,
    ...{ optionalDependencies: versions(released.map((platform) => packageName(platform))) },
    ...{ peerDependencies: versions(released.flatMap(pluginsOf)) },
  });
  return folder;
}

/** Answers what npm asks of a registry: which versions of a package there are. */
async function registry(t: TestContext, published: string[]) {
  const server = createServer((request, response) => {
    const name = decodeURIComponent(request.url?.slice(1) ?? '');
    const known = published.includes(name);
    response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' });
    const packument = {
      name,
      'dist-tags': { latest: version },
      versions: { [version]: { name, version } },
    };
    response.end(JSON.stringify(known ? packument : { error: 'Not found' }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

async function publish(t: TestContext, address: string, ...args: string[]) {
  const outcome = await runNode(
    [join(projectRoot, 'scripts/publish-release.mjs'), ...args, '--dry-run'],
    {
      npm_config_registry: address,
      npm_config_cache: temporaryFolder(t),
      npm_config_fetch_retries: '0',
    },
  );
  return { ...outcome, lines: outcome.stdout.trim().split('\n') };
}

test('the tested platforms are released, and the others only if named', () => {
  assert.deepEqual(releasedPlatforms(), ['linux-x64']);
  assert.deepEqual(releasedPlatforms('darwin-arm64'), ['linux-x64', 'darwin-arm64']);
});

test('the libraries go before the main package', async (t) => {
  const address = await registry(t, []);
  const folder = artifacts(t, ['linux-x64', 'darwin-arm64'], ['linux-x64']);
  const { code, lines, stderr } = await publish(t, address, folder);
  assert.equal(code, 0, stderr);
  const names = [packageName('linux-x64'), ...pluginsOf('linux-x64'), main];
  assert.deepEqual(
    lines,
    names.map((name) => `${name} ${version}: would be published`),
  );
});

test('what is published already is left as it is', async (t) => {
  const address = await registry(t, [packageName('linux-x64')]);
  const { lines } = await publish(t, address, artifacts(t, ['linux-x64'], ['linux-x64']));
  assert.equal(lines[0], `${packageName('linux-x64')} ${version}: is published already`);
  assert.equal(lines.at(-1), `${main} ${version}: would be published`);
});

test('an untested platform that is named must be there', async (t) => {
  const address = await registry(t, []);
  const folder = artifacts(t, ['linux-x64'], ['linux-x64', 'darwin-arm64']);
  const { code, stdout, stderr } = await publish(t, address, folder, '--untested', 'darwin-arm64');
  assert.equal(code, 1);
  assert.equal(stdout, '');
  assert.match(stderr, /Nothing is published\. .*\n {2}@openvino-serve\/darwin-arm64$/m);
});

test('a main package that depends on what is not released is refused', async (t) => {
  const address = await registry(t, []);
  const folder = artifacts(t, ['linux-x64', 'darwin-arm64'], ['linux-x64', 'darwin-arm64']);
  const { code, stderr } = await publish(t, address, folder);
  assert.equal(code, 1);
  assert.match(stderr, /openvino-serve that depends on exactly these/);
});

test('a platform that there is not is refused', async (t) => {
  const folder = artifacts(t, ['linux-x64'], ['linux-x64']);
  const { code, stderr } = await publish(
    t,
    await registry(t, []),
    folder,
    '--untested',
    'plan9-mips',
  );
  assert.equal(code, 1);
  assert.match(stderr, /There is no package for plan9-mips, only for linux-x64/);
});

test('a registry that cannot be asked stops it', async (t) => {
  const folder = artifacts(t, ['linux-x64'], ['linux-x64']);
  const { code, stderr } = await publish(t, 'http://127.0.0.1:9/', folder);
  assert.equal(code, 1);
  assert.match(stderr, /The registry cannot be asked for @openvino-serve\/linux-x64/);
  assert.doesNotMatch(stderr, /^\s+at /m);
});
