// Fetching the OpenVINO libraries: what goes right, and every failure as one message.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { isLinux, projectRoot, runNode, runScript, temporaryFolder } from './scripts.js';
import type { Outcome } from './scripts.js';
import { makePath, makeWheels } from './wheels.js';

const options = { skip: !isLinux };

/** An environment in which pip sees only the wheels of this test. */
function offline(t: TestContext, edit?: Parameters<typeof makeWheels>[1]) {
  const folder = temporaryFolder(t);
  const { wheels, pins, files } = makeWheels(folder, edit);
  const cache = join(folder, 'cache');
  const env = {
    OPENVINO_SERVE_CACHE: cache,
    OPENVINO_SERVE_PINS: pins,
    PIP_CONFIG_FILE: '/dev/null',
    PIP_NO_INDEX: '1',
    PIP_FIND_LINKS: wheels,
  };
  return { folder, cache, env, files };
}

function assertOneMessage({ code, stdout, stderr }: Outcome, ...expected: RegExp[]) {
  assert.equal(code, 1);
  assert.equal(stdout, '');
  for (const pattern of expected) assert.match(stderr, pattern);
  assert.doesNotMatch(stderr, /^\s+at /m, 'a stack trace');
  assert.equal(stderr.match(/^fetch-openvino: /gm)?.length, 1, stderr);
}

test('unpacks what is pinned, and only what a build needs', options, async (t) => {
  const { cache, env } = offline(t);
  const { code, stdout, stderr } = await runScript('fetch-openvino.mjs', env);
  assert.equal(code, 0, stderr);
  const folder = stdout.trim();
  assert.equal(
    readFileSync(join(folder, 'openvino/libs/libopenvino.so.1'), 'utf8'),
    'L'.repeat(9999),
  );
  assert.ok(existsSync(join(folder, 'openvino_genai-1.2.3.dist-info/METADATA')));
  assert.ok(!existsSync(join(folder, 'openvino/a.py')), 'Python modules are of no use');
  assert.equal(readdirSync(cache).length, 1, 'nothing else is left in the cache');
});

test('does nothing the second time, and needs no Python then', options, async (t) => {
  const { folder, env } = offline(t);
  const first = await runScript('fetch-openvino.mjs', env);
  const again = await runScript('fetch-openvino.mjs', { ...env, PATH: makePath(folder, {}) });
  assert.deepEqual(again, { code: 0, stdout: first.stdout, stderr: '' });
});

test('several runs at once end with one whole folder', options, async (t) => {
  const { cache, env } = offline(t);
  const runs = await Promise.all([1, 2, 3].map(() => runScript('fetch-openvino.mjs', env)));
  for (const { code, stdout, stderr } of runs) {
    assert.equal(code, 0, stderr);
    assert.equal(stdout, runs[0]!.stdout);
  }
  assert.equal(readdirSync(cache).length, 1);
});

test('says that Python is missing', options, async (t) => {
  const { folder, env } = offline(t);
  const outcome = await runScript('fetch-openvino.mjs', {
    ...env,
    PATH: makePath(folder, {}),
    PYTHON: undefined,
  });
  assertOneMessage(outcome, /python3 on PATH/, /apt-get install python3 python3-pip/);
});

test('says that PYTHON names no Python', options, async (t) => {
  const { env } = offline(t);
  const outcome = await runScript('fetch-openvino.mjs', { ...env, PYTHON: 'no-such-python' });
  assertOneMessage(outcome, /PYTHON names "no-such-python"/);
});

test('says that pip is missing', options, async (t) => {
  const { folder, env } = offline(t);
  const PATH = makePath(folder, { python3: 'test "$1" = -c' });
  const outcome = await runScript('fetch-openvino.mjs', { ...env, PATH, PYTHON: undefined });
  assertOneMessage(outcome, /python3 has no pip/, /apt-get install python3-pip/);
});

test('refuses a file with another hash', options, async (t) => {
  const wrong = '0'.repeat(64);
  const { cache, env } = offline(t, (files) =>
    Object.fromEntries(Object.keys(files).map((file) => [file, wrong])),
  );
  assertOneMessage(
    await runScript('fetch-openvino.mjs', env),
    /sha256 differs from the pinned one/,
  );
  assert.deepEqual(readdirSync(cache), []);
});

test('checks the hash itself, whatever pip does', options, async (t) => {
  const { folder, env, files } = offline(t);
  // A pip that finds nothing wrong and brings something else.
  const [name] = Object.keys(files);
  const pip = `
    test "$1" = -c && exit 0
    while [ $# -gt 0 ]; do
      if [ "$1" = --dest ]; then echo broken > "$2/${name!}"; fi
      shift
    done`;
  const PATH = `${makePath(folder, { python3: pip })}:/usr/bin:/bin`;
  const outcome = await runScript('fetch-openvino.mjs', { ...env, PATH, PYTHON: undefined });
  assertOneMessage(outcome, /has the wrong sha256/, new RegExp(`pinned ${files[name!]!}`));
});

test('says that pip was not offered the version', options, async (t) => {
  const { folder, cache, env } = offline(t);
  const outcome = await runScript('fetch-openvino.mjs', {
    ...env,
    PIP_FIND_LINKS: join(folder, 'empty'),
  });
  assertOneMessage(
    outcome,
    /does not have it/,
    /PIP_FIND_LINKS/,
    /openvino-1\.2\.3-py3-none-any\.whl/,
  );
  assert.deepEqual(readdirSync(cache), []);
});

test('says that there is no network', options, async (t) => {
  const { env } = offline(t);
  const outcome = await runScript('fetch-openvino.mjs', {
    ...env,
    PIP_NO_INDEX: undefined,
    PIP_FIND_LINKS: undefined,
    PIP_INDEX_URL: 'http://127.0.0.1:9/simple',
    PIP_EXTRA_INDEX_URL: undefined,
    PIP_RETRIES: '1',
  });
  assertOneMessage(outcome, /cannot be reached/);
});

test('says for which platforms there are wheels', options, async (t) => {
  const { env } = offline(t);
  const script = `
    import { run } from '${projectRoot}scripts/lib/report.mjs';
    import { readPins } from '${projectRoot}scripts/lib/wheels.mjs';
    await run('fetch-openvino', () => { readPins('plan9-mips'); });`;
  const outcome = await runNode(['--input-type=module', '-e', script], env);
  assertOneMessage(outcome, /no pinned OpenVINO wheels for plan9-mips/, /OpenVINOGenAI_DIR/);
});

test('keeps its files in the project if there is no home folder to write to', options, async () => {
  const script = `import { cacheRoot } from '${projectRoot}scripts/lib/cache.mjs'; console.log(cacheRoot())`;
  const outcome = await runNode(['--input-type=module', '-e', script], {
    // A file is no folder for anyone, not even for root.
    HOME: '/dev/null',
    XDG_CACHE_HOME: undefined,
    OPENVINO_SERVE_CACHE: undefined,
  });
  assert.equal(outcome.stdout.trim(), join(projectRoot, '.cache'), outcome.stderr);
});
