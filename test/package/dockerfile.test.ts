// The image's content and command, made by the Dockerfile's own steps, without Docker.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../helpers/free-port.js';
import { argumentsOf, readStages, runStage, within } from './docker.js';
import { isLinux, runProgram, runScript, temporaryFolder } from './scripts.js';

const [build, runtime, ...more] = readStages();
assert.ok(build && runtime);

test('the runtime image is slim, takes only packages from the build, and is not run as root', () => {
  assert.equal(more.length, 0);
  assert.match(argumentsOf(runtime, 'FROM'), /-slim$/);
  const keywords = runtime.map((instruction) => instruction.getKeyword());
  assert.ok(!keywords.includes('COPY') && !keywords.includes('ADD'));
  const mounts = runtime.flatMap((instruction) =>
    [...instruction.toString().matchAll(/--mount=(\S+)/g)].map((match) => match[1]),
  );
  assert.deepEqual(mounts, ['type=bind,from=build,source=/packages,target=/packages']);
  assert.equal(argumentsOf(runtime, 'USER'), 'node');
  assert.ok(keywords.indexOf('USER') > keywords.lastIndexOf('RUN'));
  assert.equal(argumentsOf(runtime, 'VOLUME'), '/models');
});

/** Each file of a folder with its hash, each link with its target. */
function content(folder: string) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const what = entry.isSymbolicLink()
        ? readlinkSync(path)
        : createHash('sha256').update(readFileSync(path)).digest('hex');
      return `${path.slice(folder.length)} ${what}`;
    })
    .sort();
}

test('the image', { skip: !isLinux }, async (t) => {
  const root = temporaryFolder(t);
  const wheels = await runScript('fetch-openvino.mjs');
  const common = {
    // What is downloaded already need not be again.
    OPENVINO_SERVE_CACHE: dirname(wheels.stdout.trim()),
    OpenVINOGenAI_DIR: '',
    // A step empties npm's cache.
    npm_config_cache: join(root, 'npm-cache'),
  };
  await runStage(root, build, common);
  const packages = readdirSync(join(root, 'packages'));
  const image = await runStage(root, runtime, common);
  const environment = { ...image, OPENVINO_SERVE_PORT: String(await freePort()) };

  await t.test('has one package of libraries, for the CPU', () => {
    const platform = `openvino-serve-${process.platform}-${process.arch}-`;
    assert.equal(packages.filter((name) => name.startsWith(platform)).length, 1);
    assert.equal(packages.length, 2, packages.join(' '));
  });

  await t.test('holds what npm installs of the packages, and nothing else', async () => {
    const app = join(root, 'empty/app');
    mkdirSync(app, { recursive: true });
    cpSync(join(root, 'packages'), join(root, 'empty/packages'), { recursive: true });
    const files = packages.map((name) => `../packages/${name}`);
    const args = ['install', '--prefix', app, '--omit=dev', '--no-audit', '--no-fund'];
    const installed = await runProgram(
      'sh',
      ['-c', 'cd "$0" && npm "$@"', app, ...args, ...files],
      common,
    );
    assert.equal(installed.code, 0, installed.stderr);
    assert.deepEqual(content(join(root, 'app')), content(app));
    assert.ok(!existsSync(join(root, 'app/node_modules/typescript')));
  });

  await t.test('serves the demo model with its own command', async () => {
    const words = ['ENTRYPOINT', 'CMD'].flatMap(
      (keyword) => JSON.parse(within(root, argumentsOf(runtime, keyword))) as string[],
    );
    const [program = '', ...args] = words;
    const child = spawn(program, args, {
      cwd: join(root, 'app'),
      env: { PATH: process.env['PATH'], ...environment },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    after(() => child.kill('SIGKILL'));
    const check = JSON.parse(argumentsOf(runtime, 'HEALTHCHECK').replace(/^CMD /, '')) as string[];
    const healthy = async () =>
      (await runProgram(check[0]!, check.slice(1), environment)).code === 0;
    assert.equal(await healthy(), false);
    const deadline = Date.now() + 120_000;
    while (!(await healthy())) {
      assert.ok(child.exitCode === null && Date.now() < deadline, 'the server is not healthy');
      await sleep(500);
    }
    const url = `http://127.0.0.1:${environment.OPENVINO_SERVE_PORT}/v1/chat/completions`;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        messages: [{ role: 'user', content: 'Who are you?' }],
        temperature: 0,
      }),
    });
    const answer = (await response.json()) as { choices: { message: { content: string } }[] };
    assert.equal(response.status, 200);
    assert.ok((answer.choices[0]?.message.content.length ?? 0) > 5);
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number | null];
    assert.equal(code, 0);
  });
});
