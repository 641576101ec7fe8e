/** 64 clients at once for a minute, half of them leaving midway, against the real engine. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import path from 'node:path';
import test from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { Engine } from '../../lib/index.js';
import { EXACT, modelDir, root } from '../helpers/child.js';
import { build, listen, registryOf } from '../helpers/http.js';
import type { CrowdReport } from './crowd.js';

const CLIENTS = 64;
const SECONDS = 60;

/** Sends a crowd and resolves with its report; fails if one of its clients did. */
async function sendCrowd(url: string): Promise<CrowdReport> {
  const script = path.join(root, 'test/server/crowd.ts');
  const args = ['--import', 'tsx', script, `${url}/v1`, String(SECONDS), String(CLIENTS)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [output, [code]] = await Promise.all([
    text(child.stdout),
    once(child, 'exit') as Promise<[number]>,
  ]);
  assert.equal(code, 0, 'no error among those who stayed');
  return JSON.parse(output) as CrowdReport;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

test('64 clients for a minute, half of them leaving midway', async (t) => {
  const engine = await Engine.load(modelDir, { properties: EXACT });
  t.after(() => engine.close());
  const url = await listen(await build(t, registryOf(engine, 'tiny-chat')));

  const resident: number[] = [];
  const watch = setInterval(() => resident.push(process.memoryUsage.rss() / 2 ** 20), 500);
  t.after(() => clearInterval(watch));
  const { answers, leavings } = await sendCrowd(url);
  clearInterval(watch);
  assert.ok(answers > 200 && leavings > 200, `${answers} answers, ${leavings} left`);

  // The last to leave are freed within a step; the server notices a closed socket at once.
  for (let i = 0; i < 200 && engine.metrics().numRequestsRunning > 0; i++) await setTimeout(5);
  const { numRequestsRunning, numRequestsWaiting, kvCacheUsage } = engine.metrics();
  assert.deepEqual(
    { numRequestsRunning, numRequestsWaiting, kvCacheUsage },
    { numRequestsRunning: 0, numRequestsWaiting: 0, kvCacheUsage: 0 },
  );

  // Level: once warm, the second half needs little more than the first did.
  const warm = resident.slice(Math.floor(resident.length / 4));
  const half = Math.floor(warm.length / 2);
  const [first, second] = [median(warm.slice(0, half)), median(warm.slice(half))];
  t.diagnostic(
    `${answers} answers, ${leavings} left, resident ${first.toFixed(0)} MiB, later ${second.toFixed(0)} MiB`,
  );
  assert.ok(second < 1.15 * first, `resident memory grew from ${first} to ${second} MiB`);
});
