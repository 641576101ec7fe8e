/**
 * The package as a library, in a process without HTTP.
 * usage: library-worker.ts MODEL_DIR. Reads a load a line, as JSON, and prints the throughput.
 */
import { createInterface } from 'node:readline';
import { Engine } from '../../lib/index.js';
import { runLoop } from '../closed-loop.js';
import type { Load } from './contestant.js';

const [modelDir = ''] = process.argv.slice(2);
const engine = await Engine.load(modelDir);
console.log('ready');
for await (const line of createInterface(process.stdin)) {
  const { samples, streams } = JSON.parse(line) as Load;
  const { tokensPerSecond } = await runLoop(engine, samples, streams);
  console.log(String(tokensPerSecond));
}
await engine.close();
