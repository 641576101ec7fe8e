// The installed packages under every runtime: the library from ES modules and from CommonJS, in
// workers and in an app of one's own, and the command.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pinnedHere } from '../../scripts/lib/pinned-packages.mjs';
import { startServeWith } from '../helpers/serve.js';
import { installPackages, writeFiles } from './installed-packages.js';
import { runtimes } from './runtimes.js';
import { projectRoot, runProgram } from './scripts.js';

// The demo model's answer to "Who are you?", cut after the tokens that the programs ask for.
const answer = 'I am a tiny demo model. I run on this computer with OpenVINO, and I can answer';
const expected = `${JSON.stringify({ text: answer, answers: Array(4).fill(answer) })}\n`;

const question = {
  messages: [{ role: 'user', content: 'Who are you?' }],
  temperature: 0,
  max_tokens: 20,
};

/** Asks a server twice, as a stream and as a whole; returns both texts. */
async function ask(address: string) {
  const post = (body: object) =>
    fetch(`${address}/v1/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const whole = (await (await post(question)).json()) as {
    choices: [{ message: { content: string } }];
  };
  const events = await (await post({ ...question, stream: true })).text();
  const deltas = [...events.matchAll(/^data: (\{.*)$/gm)].map(
    ([, json]) => JSON.parse(json!) as { choices: { delta: { content?: string } }[] },
  );
  const streamed = deltas.map(({ choices }) => choices[0]?.delta.content ?? '').join('');
  return [whole.choices[0].message.content, streamed];
}

test('the guide names the versions that are pinned', () => {
  const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
  const guide = read('docs/guides/runtimes.md');
  const { dependencies } = JSON.parse(read('test/package/runtimes/package.json')) as {
    dependencies: Record<string, string>;
  };
  for (const pinned of Object.values(dependencies)) {
    assert.ok(guide.includes(pinned.replace(/.*@/, '')), pinned);
  }
});

test('the installed packages', { skip: !pinnedHere }, async (t) => {
  const folder = await installPackages(t, ['fastify']);
  cpSync(join(projectRoot, 'test/package/programs'), folder, { recursive: true });
  // Deno takes packages from node_modules if a package.json names them.
  const dependencies = { 'openvino-serve': '*', fastify: '*' };
  writeFiles(folder, { 'package.json': JSON.stringify({ dependencies }) });
  const installed = join(folder, 'node_modules/openvino-serve');

  for (const { name, command } of runtimes()) {
    const [program, ...options] = command;
    for (const main of ['main.mjs', 'main.cjs']) {
      await t.test(`${name} runs ${main} to its end, without a warning`, async () => {
        const outcome = await runProgram(program, [...options, join(folder, main)]);
        assert.deepEqual(outcome, { code: 0, stdout: expected, stderr: '' });
      });
    }

    await t.test(`${name} serves until SIGTERM`, async (t) => {
      const args = ['--property', 'INFERENCE_PRECISION_HINT=f32'];
      args.push('--property', 'KV_CACHE_PRECISION=f32');
      const { child, address } = await startServeWith(t, command, installed, ...args);
      assert.deepEqual(await ask(address), [answer, answer]);
      child.kill('SIGTERM');
      assert.deepEqual(await once(child, 'exit'), [0, null]);
    });
  }
});
