/** The load generator against the real engine: what it counts is what the engine says. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { BENCH_OPTIONS } from '../../lib/cli/bench-options.js';
import { bench } from '../../lib/cli/bench.js';
import { parseOptions } from '../../lib/cli/parse-options.js';
import { Engine } from '../../lib/index.js';
import { modelDir } from '../helpers/child.js';
import { build, listen, registryOf } from '../helpers/http.js';

const run = async (...args: string[]): Promise<string> => {
  const lines: string[] = [];
  await bench(parseOptions('bench', BENCH_OPTIONS, args, {}), (line) => lines.push(line));
  return lines.join('\n');
};

test('a run counts the tokens that the engine generated', async (t) => {
  const engine = await Engine.load(modelDir);
  t.after(() => engine.close());
  const url = `${await listen(await build(t, registryOf(engine, 'tiny-chat')))}/v1`;
  const dir = await mkdtemp(path.join(tmpdir(), 'openvino-serve-'));
  t.after(() => rm(dir, { recursive: true }));
  const file = path.join(dir, 'result.json');

  const report = await run(
    ...['--base-url', url, '--workload', 'fixed', '--num-prompts', '12', '--max-concurrency', '4'],
    ...['--output-len', '20', '--ignore-eos', '--goodput', 'e2el:60000', '--save-result', file],
  );
  assert.match(report, /^Successful requests: +12$/m);
  assert.match(report, /^Output tokens: +240$/m);
  assert.match(report, /^Peak concurrent requests: +4$/m);
  const result = JSON.parse(await readFile(file, 'utf8')) as Record<string, never[]>;
  const { promptTokens, generationTokens } = engine.metrics();
  assert.equal(generationTokens, 240);
  assert.equal(result['total_input_tokens'], promptTokens);
  assert.equal(result['request_goodput'], result['request_throughput']);
  assert.equal(result['output_lens']?.length, 12);
  for (const [i, gaps] of (result['itls'] as unknown as number[][]).entries()) {
    // Events may carry several tokens, and tokens may add no text; there are never more.
    assert.ok(gaps.length < 20 && gaps.every((gap) => gap >= 0), `request ${i}`);
  }
});

test('answers that must fit a schema end where they are complete', async (t) => {
  const engine = await Engine.load(modelDir);
  t.after(() => engine.close());
  const url = `${await listen(await build(t, registryOf(engine, 'tiny-chat')))}/v1`;
  const report = await run(
    ...['--base-url', url, '--workload', 'json-schema', '--num-prompts', '12', '--ignore-eos'],
    ...['--max-concurrency', '4', '--temperature', '1'],
  );
  assert.match(report, /^Successful requests: +12$/m);
  assert.ok(Number(/^Output tokens: +(\d+)$/m.exec(report)?.[1]) < 12 * 400, report);
});

test('Poisson arrivals are spread over time', async (t) => {
  const engine = await Engine.load(modelDir);
  t.after(() => engine.close());
  const url = `${await listen(await build(t, registryOf(engine, 'tiny-chat')))}/v1`;
  const report = await run(
    ...['--base-url', url, '--model', 'tiny-chat', '--workload', 'fixed', '--num-prompts', '20'],
    ...['--output-len', '2', '--request-rate', '50'],
  );
  // Twenty gaps of 20 ms on average; the seed makes them the same each time.
  assert.ok(Number(/Duration \(s\): +([\d.]+)/.exec(report)?.[1]) > 0.2, report);
});

test('what is wrong is said in one line', async () => {
  const gone = ['--base-url', 'http://127.0.0.1:9/v1'];
  await assert.rejects(run(...gone), /Cannot ask http:\/\/127\.0\.0\.1:9\/v1\/models/);
  await assert.rejects(run(...gone, '--model', 'x', '--num-prompts', '1'), /No request succeeded/);
  await assert.rejects(run('--base-url', 'ftp://x'), /--base-url/);
  await assert.rejects(run('--goodput', 'ttft'), /--goodput/);
  await assert.rejects(run('--workload', 'sonnets'), /expected one of fixed, chat/);
});
