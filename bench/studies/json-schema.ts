/** What it costs that answers fit a JSON Schema, here and in llama-server. */
import { computeMetrics } from '../../lib/bench/metrics.js';
import { runLoad } from '../../lib/bench/run-load.js';
import { makeSamples } from '../../lib/bench/workloads/workloads.js';
import { startOpenVINOServe, type RunningServer } from '../contestants/processes.js';
import { modelPath } from '../experiments.js';
import { startLlamaServer } from '../rivals/llama-server.js';
import { compare, type Study, type Variant } from './study.js';

const STREAMS = 8;
const REQUESTS = STREAMS * 2;
const INPUT_WORDS = 20;
// About as long as the answers that fit the schemas.
const OUTPUT_TOKENS = 40;

const MODEL = 'qwen2.5-0.5b-int8';
const GGUF = 'qwen2.5-0.5b-q8_0.gguf';

type Workload = 'json-schema' | 'fixed';
type Contestant = readonly [name: string, model: string, server: RunningServer];

/** Measures with other prompts at each call; throws if an answer failed or does not parse. */
function variant([name, model, { baseUrl }]: Contestant, workload: Workload): Variant {
  let seed = 0;
  const measure = async () => {
    const options = { count: REQUESTS, inputWords: INPUT_WORDS, outputTokens: OUTPUT_TOKENS };
    const { records, duration } = await runLoad({
      samples: makeSamples(workload, { ...options, seed: seed++ }),
      target: {
        baseUrl,
        model,
        apiKey: undefined,
        extraBody: { temperature: 0, ignore_eos: true },
      },
      requestRate: Infinity,
      maxConcurrency: STREAMS,
      seed: 0,
    });
    for (const { error, text } of records) {
      if (error !== '') throw new Error(`${name}: ${error}`);
      if (workload === 'json-schema') JSON.parse(text);
    }
    return computeMetrics(records, duration).outputThroughput;
  };
  return { name: `${name}, ${workload === 'fixed' ? 'free text' : 'schema'}`, measure };
}

export const jsonSchema: Study = {
  title: `Answers that fit a JSON Schema beside free text, 0.5B int8, ${STREAMS} streams`,
  run: async (rounds, log) => {
    const own = await startOpenVINOServe(modelPath(MODEL), 8490);
    const llama = await startLlamaServer(modelPath(GGUF), {
      port: 8491,
      streams: STREAMS,
    });
    try {
      const variants = (['fixed', 'json-schema'] as const).flatMap((workload) => [
        variant(['openvino-serve', MODEL, own], workload),
        variant(['llama-server', GGUF, llama], workload),
      ]);
      for (const { measure } of variants) await measure();
      return await compare(variants, rounds, 'tokens/s', log);
    } finally {
      await Promise.all([own.stop(), llama.stop()]);
    }
  },
};
