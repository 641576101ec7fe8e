/**
 * What the serving layer costs a token, counted instead of timed, so that a change which makes it
 * dearer is seen on any machine. The limits lie a little above what was counted.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import test, { type TestContext } from 'node:test';
import { runLoad } from '../../lib/bench/run-load.js';
import { makeSamples } from '../../lib/bench/workloads/workloads.js';
import { root } from '../helpers/child.js';
import type { ServingCost } from './serving-cost-server.js';

const REQUESTS = 64;
const STREAMS = 16;
const TOKENS = 100;

/** The cost of a load, on a server that has served the same one before. */
async function costOf(t: TestContext, streamInterval: number): Promise<ServingCost> {
  const script = path.join(root, 'test/server/serving-cost-server.ts');
  const args = ['--import', 'tsx', script, String(streamInterval)];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const readLine = async () => String((await lines.next()).value);
  const samples = makeSamples('fixed', {
    count: REQUESTS,
    seed: 0,
    inputWords: 20,
    outputTokens: TOKENS,
  });
  const target = {
    baseUrl: new URL(`${await readLine()}/v1`),
    model: 'tiny-chat',
    apiKey: undefined,
    extraBody: { temperature: 0, ignore_eos: true },
  };
  const measure = async () => {
    const plan = { samples, target, requestRate: Infinity, maxConcurrency: STREAMS, seed: 0 };
    const { records } = await runLoad(plan);
    for (const { error, outputTokens } of records)
      assert.deepEqual([error, outputTokens], ['', TOKENS]);
    child.stdin.write('\n');
    return JSON.parse(await readLine()) as ServingCost;
  };
  await measure();
  const cost = await measure();
  child.stdin.end();
  await exited;
  assert.equal(cost.tokens, REQUESTS * TOKENS);
  const per = (count: number, of: number) => (count / of).toFixed(3);
  t.diagnostic(
    `interval ${streamInterval} ms: ${per(cost.wakeUps, cost.steps)} wake-ups a step, ` +
      `${per(cost.writes, cost.tokens)} writes a token, ${per(cost.writes, REQUESTS)} a request, ` +
      `${per(cost.allocated, cost.tokens)} bytes a token`,
  );
  return cost;
}

test('each step at once: one wake-up a step, one write a token', async (t) => {
  const { wakeUps, steps, writes, tokens, allocated } = await costOf(t, 0);
  assert.ok(wakeUps <= steps, `${wakeUps} wake-ups in ${steps} steps`);
  assert.ok(writes <= tokens + 2 * REQUESTS, `${writes} writes for ${tokens} tokens`);
  assert.ok(allocated <= 4000 * tokens, `${allocated / tokens} bytes a token`);
});

test('spaced out: a few writes a request, however many tokens', async (t) => {
  const { writes, tokens, allocated } = await costOf(t, 10_000);
  assert.ok(writes <= 4 * REQUESTS, `${writes} writes for ${REQUESTS} requests`);
  assert.ok(allocated <= 1150 * tokens, `${allocated / tokens} bytes a token`);
});
