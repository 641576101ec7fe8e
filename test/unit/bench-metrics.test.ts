import assert from 'node:assert/strict';
import test from 'node:test';
import { computeMetrics } from '../../lib/bench/metrics.js';
import { Random } from '../../lib/bench/random.js';
import type { RequestRecord } from '../../lib/bench/request-record.js';
import { toResultJson } from '../../lib/bench/result-json.js';
import { percentile, summarize } from '../../lib/bench/statistics.js';
import { makeSamples, WORKLOADS, type WorkloadName } from '../../lib/bench/workloads/workloads.js';

const record = (changes: Partial<RequestRecord>): RequestRecord => ({
  success: true,
  startTime: 0,
  ttft: 0,
  itl: [],
  latency: 1,
  queueTime: 0,
  inputTokens: 10,
  outputTokens: 1,
  text: '',
  error: '',
  group: undefined,
  ...changes,
});

test('percentiles are NumPy’s', () => {
  assert.equal(percentile([1, 2, 3, 4], 50), 2.5);
  assert.equal(percentile([1, 2, 3, 4, 5], 99), 4.96);
  assert.equal(percentile([7], 99), 7);
  assert.deepEqual(summarize([2, 4]), { mean: 3, std: 1, median: 3, p99: 3.98 });
  assert.deepEqual(summarize([]), { mean: 0, std: 0, median: 0, p99: 0 });
});

test('the metrics of three requests, one of them failed', () => {
  const records = [
    record({ ttft: 0.5, latency: 2.5, itl: [0.5, 1.5], outputTokens: 3 }),
    record({ startTime: 1, ttft: 1, latency: 1, outputTokens: 1 }),
    record({ success: false, error: 'HTTP 500', inputTokens: 99, outputTokens: 99 }),
  ];
  const metrics = computeMetrics(records, 4, { ttft: 600, tpot: 1000 });
  assert.deepEqual(
    { ...metrics, ttft: metrics.ttft.mean, tpot: metrics.tpot.mean, itl: 0, e2el: 0 },
    {
      duration: 4,
      completed: 2,
      failed: 1,
      totalInputTokens: 20,
      totalOutputTokens: 4,
      requestThroughput: 0.5,
      requestGoodput: 0.25,
      outputThroughput: 1,
      totalTokenThroughput: 6,
      ttft: 0.75,
      // The answer of one token has none.
      tpot: 1,
      itl: 0,
      e2el: 0,
      maxOutputTokensPerSecond: 2,
      maxConcurrentRequests: 2,
    },
  );
  assert.deepEqual([metrics.itl.mean, metrics.e2el.median], [1, 1.75]);
});

test('the peak counts all tokens of an event that holds several', () => {
  const records = [
    record({ itl: [0.2, 1], outputTokens: 9 }),
    record({ startTime: 1, ttft: 0.5, outputTokens: 4 }),
  ];
  // Three tokens an event: two events in the first second; one, and an answer of one event, in the next.
  assert.equal(computeMetrics(records, 2).maxOutputTokensPerSecond, 7);
});

test('a run with nothing completed has metrics all the same', () => {
  const metrics = computeMetrics([record({ success: false })], 1);
  assert.equal(metrics.maxOutputTokensPerSecond, 0);
  assert.equal(metrics.requestGoodput, undefined);
});

test('the result has vLLM’s keys', () => {
  const records = [record({ ttft: 0.25 })];
  const facts = {
    date: new Date(Date.UTC(2026, 0, 2, 3, 4, 5)),
    baseUrl: 'http://127.0.0.1:1/v1',
    model: 'm',
    workload: 'chat',
    requestRate: Infinity,
    maxConcurrency: 8,
  };
  const result = toResultJson(facts, computeMetrics(records, 1), records);
  assert.equal(result['date'], '20260102-030405');
  assert.equal(result['request_rate'], 'inf');
  assert.equal(result['median_ttft_ms'], 250);
  assert.deepEqual(result['ttfts'], [0.25]);
});

test('workloads are the same for the same seed, and differ for another', () => {
  const options = { count: 20, seed: 3, inputWords: 30, outputTokens: 16 };
  for (const name of Object.keys(WORKLOADS) as WorkloadName[]) {
    const samples = makeSamples(name, options);
    assert.deepEqual(makeSamples(name, options), samples);
    assert.notDeepEqual(makeSamples(name, { ...options, seed: 4 }), samples);
    for (const { messages, maxTokens } of samples) {
      assert.ok(maxTokens > 0 && messages.every(({ content }) => content.length > 0));
    }
  }
});

test('random numbers have the distributions they should', () => {
  const random = new Random(1);
  const mean = (draw: () => number) =>
    Array.from({ length: 20_000 }, draw).reduce((sum, value) => sum + value, 0) / 20_000;
  assert.ok(Math.abs(mean(() => random.next()) - 0.5) < 0.01);
  assert.ok(Math.abs(mean(() => random.exponential(3)) - 3) < 0.1);
  assert.ok(Math.abs(mean(() => Math.log(random.logNormal(Math.E, 0.5))) - 1) < 0.02);
  assert.ok(Math.abs(mean(() => random.integer(1, 6)) - 3.5) < 0.05);
});
