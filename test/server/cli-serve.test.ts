/** `serve` as users run it, with a fake engine behind it. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { symlinkSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import type { ChatCompletion } from '../../lib/server/schemas/chat-completion-response.js';
import { root } from '../helpers/child.js';
import { modelsFolder, run, runIn, SERVE } from './run-cli.js';

test('serves, prints a curl line that works, and stops on a signal', async (t) => {
  const models = modelsFolder(t, 'demo');
  const { child, output, until, exit } = run(t, SERVE, '--models', models, '--port', '0');
  await until('Who are you?');
  assert.match(output(), /^openvino-serve \d+\.\d+\.\d+\n/);
  assert.ok(output().includes(`\nLoading demo from ${models}\n`), output());
  assert.match(output(), /Ready after \d+\.\d s on CPU, at http:\/\/127\.0\.0\.1:\d+\n/);
  const curl = /^ {2}(curl .*)$/m.exec(output())?.[1];
  assert.ok(curl);
  const { stdout } = await promisify(execFile)('sh', ['-c', curl]);
  assert.equal((JSON.parse(stdout) as ChatCompletion).choices[0]?.message.content, 'Hello world');
  child.kill('SIGTERM');
  assert.equal(await exit, 0);
});

test('in a folder without models it serves the demo model, and says so first', async (t) => {
  const { child, output, until, exit } = runIn(modelsFolder(t), t, SERVE, '--port', '0');
  await until('Who are you?');
  assert.match(output(), /^No folder \.\/models here: serving the demo model, .*--models\.\n/);
  assert.ok(output().includes(`\nLoading tiny-chat from ${join(root, 'models')}\n`), output());
  child.kill('SIGTERM');
  assert.equal(await exit, 0);
});

test('in a folder with models it does not', async (t) => {
  const models = modelsFolder(t, 'mine');
  const folder = modelsFolder(t);
  symlinkSync(models, join(folder, 'models'));
  const { child, output, until, exit } = runIn(folder, t, SERVE, '--port', '0');
  await until('Who are you?');
  assert.match(output(), /^openvino-serve [\d.]+\nLoading mine from /);
  child.kill('SIGTERM');
  assert.equal(await exit, 0);
});

test('a second signal exits at once', async (t) => {
  const models = modelsFolder(t, 'demo');
  const { child, output, until, exit } = run(
    t,
    SERVE,
    '--models',
    models,
    '--port',
    '0',
    '--model',
    'demo',
  );
  await until('Who are you?');
  const url = /at (http:\S+)/.exec(output())?.[1];
  const body = JSON.stringify({ messages: [{ role: 'user', content: 'hang' }], stream: true });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/v1/chat/completions`, { method: 'POST', headers, body });
  assert.equal(response.status, 200);
  child.kill('SIGINT');
  await until('Stopping');
  child.kill('SIGINT');
  assert.equal(await exit, 130);
  await response.body?.cancel().catch(() => {});
});

test('a model that cannot be loaded ends the program', async (t) => {
  const { output, exit } = run(t, SERVE, '--models', modelsFolder(t, 'broken'), '--port', '0');
  assert.equal(await exit, 1);
  assert.match(output(), /Cannot load the model 'broken': weights truncated/);
});

test('a port in use is said in one line', async (t) => {
  const holder = createServer().listen(0, '127.0.0.1');
  t.after(() => holder.close());
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo;
  const { output, exit } = run(
    t,
    SERVE,
    '--models',
    modelsFolder(t, 'demo'),
    '--port',
    String(port),
  );
  assert.equal(await exit, 1);
  assert.match(output(), new RegExp(`Port ${port} of 127.0.0.1 is in use`));
});
