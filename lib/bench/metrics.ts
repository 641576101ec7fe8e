/** The metrics of a run, by the names and definitions of `vllm bench serve`. */
import type { RequestRecord } from './request-record.js';
import { summarize, type Summary } from './statistics.js';

/** Limits a request must keep to count as good, in milliseconds. */
export interface Goodput {
  ttft?: number;
  tpot?: number;
  e2el?: number;
}

export interface Metrics {
  /** Seconds from the first request sent to the last response ended. */
  duration: number;
  completed: number;
  failed: number;
  totalInputTokens: number;
  totalOutputTokens: number;
  /** Requests completed per second. */
  requestThroughput: number;
  /** Requests per second that kept all limits; undefined where none were set. */
  requestGoodput: number | undefined;
  /** Tokens generated per second. */
  outputThroughput: number;
  /** Tokens of prompts and answers per second. */
  totalTokenThroughput: number;
  /** Time to first token, seconds. */
  ttft: Summary;
  /** Time per output token of a request after its first: (latency - TTFT) / (tokens - 1), seconds. */
  tpot: Summary;
  /** Gaps between the events with text of all requests, seconds; an event may hold several tokens. */
  itl: Summary;
  /** End-to-end latency of a request, seconds. */
  e2el: Summary;
  /**
   * Most tokens that arrived within one second of the run. An event counts for the tokens that the
   * events of its answer hold on average; vLLM counts it for one, which is too few of a server that
   * merges tokens.
   */
  maxOutputTokensPerSecond: number;
  maxConcurrentRequests: number;
}

export function computeMetrics(
  records: readonly RequestRecord[],
  duration: number,
  goodput: Goodput = {},
): Metrics {
  const done = records.filter((record) => record.success);
  const sum = (of: (record: RequestRecord) => number) =>
    done.reduce((total, record) => total + of(record), 0);
  const totalInputTokens = sum((record) => record.inputTokens);
  const totalOutputTokens = sum((record) => record.outputTokens);
  const hasLimits = Object.keys(goodput).length > 0;
  const good = done.filter((record) => isGood(record, goodput)).length;
  return {
    duration,
    completed: done.length,
    failed: records.length - done.length,
    totalInputTokens,
    totalOutputTokens,
    requestThroughput: done.length / duration,
    requestGoodput: hasLimits ? good / duration : undefined,
    outputThroughput: totalOutputTokens / duration,
    totalTokenThroughput: (totalInputTokens + totalOutputTokens) / duration,
    ttft: summarize(done.map((record) => record.ttft)),
    tpot: summarize(done.filter((record) => record.outputTokens > 1).map(tpotOf)),
    itl: summarize(done.flatMap((record) => record.itl)),
    e2el: summarize(done.map((record) => record.latency)),
    maxOutputTokensPerSecond: peakTokensPerSecond(done),
    maxConcurrentRequests: peakConcurrency(done),
  };
}

/** 0 for an answer of one token, which has no time after the first. */
function tpotOf({ latency, ttft, outputTokens }: RequestRecord): number {
  return outputTokens > 1 ? (latency - ttft) / (outputTokens - 1) : 0;
}

function isGood(record: RequestRecord, { ttft, tpot, e2el }: Goodput): boolean {
  const keeps = (seconds: number, limit: number | undefined) =>
    limit === undefined || seconds * 1000 <= limit;
  return keeps(record.ttft, ttft) && keeps(tpotOf(record), tpot) && keeps(record.latency, e2el);
}

function peakTokensPerSecond(records: readonly RequestRecord[]): number {
  const start = records.reduce((first, { startTime }) => Math.min(first, startTime), Infinity);
  const perSecond = new Map<number, number>();
  for (const { startTime, ttft, itl, outputTokens } of records) {
    const tokensPerEvent = outputTokens / (1 + itl.length);
    let time = startTime + ttft - start;
    for (const gap of [0, ...itl]) {
      time += gap;
      const second = Math.floor(time);
      perSecond.set(second, (perSecond.get(second) ?? 0) + tokensPerEvent);
    }
  }
  return Math.max(0, ...perSecond.values());
}

function peakConcurrency(records: readonly RequestRecord[]): number {
  const events = records.flatMap(({ startTime, latency }): [time: number, change: number][] => [
    [startTime, 1],
    [startTime + latency, -1],
  ]);
  // One that ends as another starts does not overlap it.
  events.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let now = 0;
  let peak = 0;
  for (const [, change] of events) peak = Math.max(peak, (now += change));
  return peak;
}
