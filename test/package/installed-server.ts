// An installed `openvino-serve serve`, started as its user does, that has to answer.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Machine } from './machine.js';

/** What the demo model says of itself. */
export const ANSWER = /^I am a tiny demo model\./;

/**
 * Starts the command in a folder without models, so that it serves the demo model, and returns what
 * it answers.
 * @param command such as `npx openvino-serve serve`
 */
export async function serveAndAsk(machine: Machine, command: string, folder: string) {
  const child = machine.start(`${command} --port 0`, folder);
  const closed = once(child, 'close');
  let output = '';
  try {
    const address = await new Promise<string>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream?.on('data', (data: Buffer) => {
          output += data.toString();
          const found = /Ready after .*(http:\/\/\S+)/.exec(output)?.[1];
          if (found) resolve(found);
        });
      }
      child.once('close', () => reject(new Error(`${command} ended:\n${output}`)));
    });
    assert.match(output, /serving the demo model/);
    return await ask(address);
  } finally {
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    await closed;
  }
}

async function ask(address: string): Promise<string> {
  const response = await fetch(`${address}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ messages: [{ role: 'user', content: 'Who are you?' }], temperature: 0 }),
  });
  const text = await response.text();
  assert.equal(response.status, 200, text);
  const { choices } = JSON.parse(text) as { choices: { message: { content: string } }[] };
  return choices[0]?.message.content ?? '';
}
