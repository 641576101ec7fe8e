/**
 * The short benchmark: the demo model under many streams, openvino-serve beside the strong Python
 * server and the bare loop, interleaved in rounds of one run.
 * usage: npm run bench -- [--streams 64] [--rounds 5]
 */
import { parseArgs } from 'node:util';
import { cpus } from 'node:os';
import path from 'node:path';
import { makeSamples } from '../lib/bench/workloads/workloads.js';
import { percentile } from '../lib/bench/statistics.js';
import { Tokenizer } from '../lib/index.js';
import { buildBareLoop, root, startOpenVINOServe, startPythonServer } from './processes.js';
import { loopContestant, measureRounds, serverContestant, type Load } from './rounds.js';

const REQUESTS_PER_STREAM = 8;

async function main(streams: number, rounds: number): Promise<void> {
  const modelDir = path.join(root, 'models/tiny-chat');
  const samples = makeSamples('fixed', {
    count: streams * REQUESTS_PER_STREAM,
    seed: 0,
    inputWords: 40,
    outputTokens: 64,
  });
  const load: Load = { model: 'tiny-chat', samples, streams };
  const tokenizer = await Tokenizer.load(modelDir);
  const lines = samples.map(async ({ messages }) =>
    (await tokenizer.encodeChat(messages)).join(' '),
  );
  const prompts = (await Promise.all(lines)).join('\n');
  const loop = buildBareLoop();
  const serve = await startOpenVINOServe(modelDir, 8451);
  const python = await startPythonServer(modelDir, 8452);
  try {
    const [cpu] = cpus();
    console.log(`${cpus().length} x ${cpu?.model ?? 'unknown CPU'}, Node ${process.version}`);
    console.log(`tiny-chat, ${streams} streams, ${samples.length} requests of 64 tokens a round\n`);
    const results = await measureRounds(
      [
        loopContestant(loop, modelDir, prompts, load),
        serverContestant('openvino-serve (HTTP)', serve, load),
        serverContestant('Python server (HTTP)', python, load),
      ],
      rounds,
      console.log,
    );
    report(results);
  } finally {
    await Promise.all([serve.stop(), python.stop()]);
  }
}

const median = (values: readonly number[]) =>
  percentile(
    values.toSorted((a, b) => a - b),
    50,
  );

/** Ratios round by round: what a change of the machine does to both sides cancels out. */
function report(results: Map<string, number[]>): void {
  const serve = results.get('openvino-serve (HTTP)') ?? [];
  console.log(
    '\ncontestant                median tokens/s   openvino-serve / it: median (min to max)',
  );
  for (const [name, throughputs] of results) {
    const ratios = throughputs.map((value, round) => (serve[round] ?? 0) / value);
    const [low, high] = [Math.min(...ratios), Math.max(...ratios)];
    const spread = `${median(ratios).toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
    console.log(`${name.padEnd(24)} ${median(throughputs).toFixed(0).padStart(16)}   ${spread}`);
  }
}

const { values } = parseArgs({
  options: {
    streams: { type: 'string', default: '64' },
    rounds: { type: 'string', default: '5' },
  },
});
await main(Number(values.streams), Number(values.rounds));
