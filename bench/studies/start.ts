/** From starting a server to its first answer, and the memory it then has. */
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { startLlamaServer } from '../rivals/llama-server.js';
import {
  startOpenVINOServe,
  startPythonServer,
  type RunningServer,
} from '../contestants/processes.js';
import { residentMiB } from '../contestants/server-contestant.js';
import { modelPath } from '../experiments.js';
import { median } from '../../lib/bench/statistics.js';
import { markdown } from '../report/table.js';
import type { Study } from './study.js';

const QWEN = 'qwen2.5-0.5b-int8';

const SERVERS: [name: string, start: (port: number) => Promise<RunningServer>][] = [
  ['openvino-serve, demo model', (port) => startOpenVINOServe(modelPath('tiny-chat'), port)],
  ['openvino-serve, 0.5B int8', (port) => startOpenVINOServe(modelPath(QWEN), port)],
  ['Python server, 0.5B int8', (port) => startPythonServer(modelPath(QWEN), port)],
  [
    'llama-server, 0.5B q8_0',
    (port) => startLlamaServer(modelPath('qwen2.5-0.5b-q8_0.gguf'), { port, streams: 8 }),
  ],
];

async function ask({ baseUrl }: RunningServer): Promise<void> {
  const response = await fetch(`${baseUrl.href}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ messages: [{ role: 'user', content: 'Hello!' }], max_tokens: 1 }),
  });
  if (!response.ok) throw new Error(await response.text());
}

export const start: Study = {
  title: 'From exec to ready, to the first answer of one token, and MiB resident after it',
  run: async (rounds, log) => {
    const results = SERVERS.map((): [number, number, number][] => []);
    for (let round = 0; round < rounds; round++) {
      for (const [i, [name, startServer]] of SERVERS.entries()) {
        const began = performance.now();
        const server = await startServer(8470 + i);
        await ask(server);
        const answered = (performance.now() - began) / 1000;
        await setTimeout(200);
        const row: [number, number, number] = [
          server.secondsToReady,
          answered,
          residentMiB(server.pid),
        ];
        results[i]?.push(row);
        log(`${name}: ${row.map((value) => value.toFixed(2)).join('  ')}`);
        await server.stop();
      }
    }
    const rows = SERVERS.map(([name], i) => [
      name,
      ...[0, 1, 2].map((k) => median((results[i] ?? []).map((row) => row[k] ?? 0)).toFixed(2)),
    ]);
    return markdown(['', 'ready s', 'first answer s', 'MiB'], rows);
  },
};
