/**
 * Serves the demo model and counts what serving costs, in numbers that do not depend on the clock.
 * usage: serving-cost-server.ts STREAM_INTERVAL_MS. Prints its address; prints what it counted
 * since the line before, as JSON, for each line of standard input.
 */
import { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { GCProfiler } from 'node:v8';
import { Engine } from '../../lib/index.js';
import { NativeEngineHost } from '../../lib/native-engine-host.js';
import { Server } from '../../lib/server/server.js';
import { modelDir } from '../helpers/child.js';
import { registryOf } from '../helpers/http.js';

export interface ServingCost {
  tokens: number;
  steps: number;
  /** Calls of the addon into JavaScript with new tokens. */
  wakeUps: number;
  /** Operations of the operating system that write to a socket. */
  writes: number;
  /** Bytes of JavaScript heap allocated. */
  allocated: number;
}

const counts = { wakeUps: 0, writes: 0 };

/** Counts the calls of a method of all objects of a class. */
function count<K extends string>(
  prototype: Record<K, (...args: never[]) => unknown>,
  name: K,
  counted: keyof typeof counts,
): void {
  const original = prototype[name];
  prototype[name] = function (...args: never[]) {
    counts[counted]++;
    return original.apply(this, args);
  };
}

count(NativeEngineHost.prototype, 'deltas', 'wakeUps');
// Where streams end and libuv begins; not in Node's types.
const sockets = Socket.prototype as unknown as Record<'_write' | '_writev', () => void>;
count(sockets, '_write', 'writes');
count(sockets, '_writev', 'writes');

/** What the garbage collector found new at each of its runs, and what came since the last. */
class Allocations {
  readonly #profiler = new GCProfiler();
  #used = process.memoryUsage().heapUsed;

  constructor() {
    this.#profiler.start();
  }

  stop(): number {
    let allocated = 0;
    for (const { beforeGC, afterGC } of this.#profiler.stop().statistics) {
      allocated += beforeGC.heapStatistics.usedHeapSize - this.#used;
      this.#used = afterGC.heapStatistics.usedHeapSize;
    }
    return allocated + process.memoryUsage().heapUsed - this.#used;
  }
}

const [streamInterval = '0'] = process.argv.slice(2);
const engine = await Engine.load(modelDir);
const server = new Server({
  models: registryOf(engine, 'tiny-chat'),
  host: '127.0.0.1',
  port: 0,
  streamInterval: Number(streamInterval),
});
console.log(await server.listen());
let before = { ...counts, ...engine.metrics() };
let allocations = new Allocations();
for await (const _ of createInterface(process.stdin)) {
  const allocated = allocations.stop();
  const now = { ...counts, ...engine.metrics() };
  const cost: ServingCost = {
    tokens: now.generationTokens - before.generationTokens,
    steps: now.steps - before.steps,
    wakeUps: now.wakeUps - before.wakeUps,
    writes: now.writes - before.writes,
    allocated,
  };
  console.log(JSON.stringify(cost));
  before = now;
  allocations = new Allocations();
}
await server.stop(0);
