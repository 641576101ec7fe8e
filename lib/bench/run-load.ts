/** Sends a workload's requests as a plan says and collects what was measured. */
import { Agent } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { Random } from './random.js';
import type { RequestRecord } from './request-record.js';
import type { Sample } from './sample.js';
import { streamRequest, type Target } from './stream-request.js';

export interface LoadPlan {
  samples: readonly Sample[];
  target: Omit<Target, 'agent'>;
  /** Requests per second, arriving as a Poisson process; Infinity sends all at once. */
  requestRate: number;
  /** Most requests under way at the same time; Infinity sets no limit. */
  maxConcurrency: number;
  /** Of the arrival times. */
  seed: number;
  /** Called as each request ends. */
  onDone?: (record: RequestRecord) => void;
}

export interface LoadResult {
  records: RequestRecord[];
  /** Seconds. */
  duration: number;
}

export async function runLoad(plan: LoadPlan): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  const places = new Places(plan.maxConcurrency);
  const random = new Random(plan.seed);
  const runStart = performance.now();
  const send = async (sample: Sample): Promise<RequestRecord> => {
    const arrived = performance.now();
    await places.take();
    const queueTime = (performance.now() - arrived) / 1000;
    const record = await streamRequest({ ...plan.target, agent }, sample, runStart);
    places.give();
    record.queueTime = queueTime;
    plan.onDone?.(record);
    return record;
  };
  const pending: Promise<RequestRecord>[] = [];
  let due = 0;
  for (const sample of plan.samples) {
    const early = due - (performance.now() - runStart);
    if (early > 0) await setTimeout(early);
    pending.push(send(sample));
    if (plan.requestRate !== Infinity) due += random.exponential(1000 / plan.requestRate);
  }
  const records = await Promise.all(pending);
  const duration = (performance.now() - runStart) / 1000;
  agent.destroy();
  return { records, duration };
}

/** A counting semaphore; whoever waits longest is next. */
class Places {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  take(): Promise<void> | undefined {
    if (this.#free > 0) {
      this.#free--;
      return undefined;
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  give(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free++;
  }
}
