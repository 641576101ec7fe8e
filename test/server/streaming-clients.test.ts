/** Streams to clients that wait, read slowly or go away. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { startStreaming as start } from '../helpers/fake-server.js';
import { parseFrames, readUntil } from '../helpers/http.js';
import { Flood } from './flood.js';

test('keep-alive comments go out while nothing else does', async (t) => {
  let release = () => {};
  const prefill = new Promise<void>((resolve) => (release = resolve));
  const { ask } = await start(t, { answer: () => [prefill, 'x'] }, { keepAliveInterval: 0.02 });
  const response = await ask();
  const before = await readUntil(response, ': keep-alive\n\n');
  release();
  const frames = parseFrames(before + (await readUntil(response, '[DONE]\n\n')));
  const comments = frames.filter((frame) => 'comment' in frame);
  assert.ok(comments.length > 0);
  assert.ok(comments.every(({ comment }) => comment === 'keep-alive'));
});

test('a client that goes away cancels its request', async (t) => {
  const never = new Promise(() => {});
  const { ask, engine } = await start(t, { answer: () => ['x', never] });
  const client = new AbortController();
  const response = await ask({}, client.signal);
  await readUntil(response, '"x"');
  const cancelled = once(engine, 'cancel');
  response.on('error', () => {});
  client.abort();
  await cancelled;
  assert.equal(engine.running, 0);
});

test('a client that does not read holds its own answer back, and can still leave', async (t) => {
  const flood = new Flood();
  const script = { answer: () => flood };
  const { ask, engine } = await start(t, script, { keepAliveInterval: 0.01 });
  const client = new AbortController();
  const response = await ask({}, client.signal);
  response.on('error', () => {});
  await flood.untilQuiet();
  const held = flood.steps;
  assert.ok(held > 0 && held < 1000, `${held} steps were taken`);

  // Reading on makes it go on.
  response.setEncoding('utf8');
  for (let read = 0; read < (held + 10) * Flood.STEP_BYTES;) {
    const part = response.read() as string | null;
    if (part === null) await once(response, 'readable');
    else read += part.length;
  }
  assert.ok(flood.steps > held);

  await flood.untilQuiet();
  const cancelled = once(engine, 'cancel');
  client.abort();
  await cancelled;
});
