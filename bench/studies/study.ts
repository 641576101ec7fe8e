/** A study: one question about openvino-serve's own settings or behaviour, answered by measuring. */
import { formatRatio, ratioOf } from '../../lib/bench/ratio.js';
import { median } from '../../lib/bench/statistics.js';
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
    formatRatio(ratioOf(values[i] ?? [], first)),
  ]);
  return markdown(['', unit, `/ ${variants[0]?.name ?? ''}`], rows);
}
