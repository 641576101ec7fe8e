/** A study: one question about openvino-serve's own settings or behaviour, answered by measuring. */
import { performance } from 'node:perf_hooks';
import type { Engine } from '../../lib/index.js';
import type { Sample } from '../../lib/bench/sample.js';
import { median, ratioOf, showRatio } from '../ratios.js';
import { markdown } from '../report/table.js';

export interface Study {
  /** What is asked. */
  title: string;
  /** Measures, and returns the answer in Markdown. */
  run: (rounds: number, log: (line: string) => void) => Promise<string>;
}

/** One way of doing a thing; all of a study's are measured in turn, round by round. */
export interface Variant {
  name: string;
  /** Output tokens per second, or whatever else the study compares: more is better. */
  measure: () => Promise<number>;
}

/** A table of all variants, each beside the first. */
export async function compare(
  variants: readonly Variant[],
  rounds: number,
  unit: string,
  log: (line: string) => void,
): Promise<string> {
  const values = variants.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, { name, measure }] of variants.entries()) {
      const value = await measure();
      values[i]?.push(value);
      log(`round ${round + 1}: ${name.padEnd(40)} ${value.toFixed(1)} ${unit}`);
    }
  }
  const [first = []] = values;
  const rows = variants.map(({ name }, i) => [
    name,
    median(values[i] ?? []).toFixed(1),
    showRatio(ratioOf(values[i] ?? [], first)),
  ]);
  return markdown(['', unit, `/ ${variants[0]?.name ?? ''}`], rows);
}

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
      const params = { temperature: 0, ignoreEos, maxTokens: next.maxTokens };
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
