/** A load on an engine in this process: as one answer ends, its stream asks the next. */
import { performance } from 'node:perf_hooks';
import type { Engine } from '../lib/index.js';
import type { Sample } from '../lib/bench/sample.js';

/** What a closed loop of streams in this process came to. */
export interface LoopResult {
  tokensPerSecond: number;
  /** Seconds to the first token, of each request. */
  ttft: number[];
  /** Seconds between deltas, of each request. */
  gaps: number[][];
}

/** Runs samples on an engine, `streams` at a time, each answer to its full length. */
export async function runLoop(
  engine: Engine,
  samples: readonly Sample[],
  streams: number,
  ignoreEos = true,
): Promise<LoopResult> {
  const waiting = [...samples];
  const result: LoopResult = { tokensPerSecond: 0, ttft: [], gaps: [] };
  let tokens = 0;
  const began = performance.now();
  const stream = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { schema, maxTokens } = next;
      const params = schema
        ? { temperature: 0, maxTokens, structuredOutput: { type: 'json_schema' as const, schema } }
        : { temperature: 0, maxTokens, ignoreEos };
      const gaps: number[] = [];
      let last = performance.now();
      for await (const { tokenIds } of engine.chat(next.messages, params)) {
        tokens += tokenIds.length;
        gaps.push((performance.now() - last) / 1000);
        last = performance.now();
      }
      result.ttft.push(gaps.shift() ?? 0);
      result.gaps.push(gaps);
    }
  };
  await Promise.all(Array.from({ length: streams }, stream));
  result.tokensPerSecond = (tokens / (performance.now() - began)) * 1000;
  return result;
}
