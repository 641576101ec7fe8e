/**
 * The package as a library, in a process without HTTP.
 * usage: library-worker.ts MODEL_DIR. Reads a load a line, as JSON, and prints the throughput.
 */
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { Engine } from '../../lib/index.js';
import type { Load } from './contestant.js';

const [modelDir = ''] = process.argv.slice(2);
const engine = await Engine.load(modelDir);
console.log('ready');
for await (const line of createInterface(process.stdin)) {
  const { samples, streams, outputTokens } = JSON.parse(line) as Load;
  const waiting = [...samples];
  let tokens = 0;
  const began = performance.now();
  const stream = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const params = { temperature: 0, ignoreEos: true, maxTokens: outputTokens };
      for await (const { tokenIds } of engine.chat(next.messages, params)) {
        tokens += tokenIds.length;
      }
    }
  };
  await Promise.all(Array.from({ length: streams }, stream));
  console.log(String((tokens / (performance.now() - began)) * 1000));
}
await engine.close();
