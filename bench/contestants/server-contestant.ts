/** A server among the contestants, under the load generator of `openvino-serve bench`. */
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import path from 'node:path';
import { computeMetrics } from '../../lib/bench/metrics.js';
import type { RequestRecord } from '../../lib/bench/request-record.js';
import { runLoad, type LoadPlan, type LoadResult } from '../../lib/bench/run-load.js';
import type { Contestant, Load, Measurement } from './contestant.js';
import type { RunningServer } from './processes.js';

// A round takes seconds; a server that hangs must not hang the benchmark.
const LIMIT_MS = 300_000;

type CountTokens = (text: string) => Promise<number>;

/** @param countTokens of a text, for servers whose own count is wrong */
export function serverContestant(server: RunningServer, countTokens?: CountTokens): Contestant {
  return {
    secondsToReady: server.secondsToReady,
    measure: (load) => measure(server, load, countTokens),
    stop: () => server.stop(),
  };
}

async function measure(
  { baseUrl, pid }: RunningServer,
  load: Load,
  countTokens: CountTokens | undefined,
): Promise<Measurement> {
  const clientBefore = process.cpuUsage();
  const serverBefore = cpuSeconds(pid);
  const { records, duration } = await limited({
    samples: load.samples,
    target: {
      baseUrl,
      model: path.basename(load.modelDir),
      apiKey: undefined,
      extraBody: { temperature: 0, ignore_eos: true },
    },
    requestRate: Infinity,
    maxConcurrency: load.streams,
    seed: 0,
  });
  const client = process.cpuUsage(clientBefore);
  const cpu = (cpuSeconds(pid) - serverBefore) / duration;
  for (const record of records) await check(record, load, countTokens);
  const counted = records.map((record) => ({ ...record, outputTokens: load.outputTokens }));
  const metrics = computeMetrics(counted, duration);
  return {
    throughput: metrics.outputThroughput,
    ttft: metrics.ttft.median * 1000,
    tpot: metrics.tpot.median * 1000,
    itlP99: metrics.itl.p99 * 1000,
    clientCpu: (client.user + client.system) / 1e6 / duration,
    cpu,
    resident: residentMiB(pid),
  };
}

/** Every answer has the length that was asked for, or the comparison means nothing. */
async function check(
  { error, text, outputTokens }: RequestRecord,
  load: Load,
  countTokens: CountTokens | undefined,
): Promise<void> {
  if (error !== '') throw new Error(error);
  const tokens = countTokens ? await countTokens(text) : outputTokens;
  // A text does not always fall into the tokens again that it was made of.
  const least = countTokens ? 0.9 * load.outputTokens : load.outputTokens;
  if (tokens < least) throw new Error(`an answer ended after ${tokens} tokens`);
}

async function limited(plan: LoadPlan): Promise<LoadResult> {
  const late = setTimeout(LIMIT_MS, undefined, { ref: false }).then(() => {
    throw new Error(`a round did not finish within ${LIMIT_MS / 1000} s`);
  });
  return Promise.race([runLoad(plan), late]);
}

/** Linux only, as the benchmark is; the fields are in man 5 proc. */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  const TICKS_PER_SECOND = 100;
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

export function residentMiB(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
}
