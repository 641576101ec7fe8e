/** `openvino-serve bench`: sends a load to a running server and prints how it did. */
import { writeFile } from 'node:fs/promises';
import { computeMetrics, type Goodput } from '../bench/metrics.js';
import { reportLines } from '../bench/report.js';
import { toResultJson } from '../bench/result-json.js';
import { runLoad } from '../bench/run-load.js';
import { authorization, endpoint, type Server } from '../bench/server.js';
import { makeSamples } from '../bench/workloads/workloads.js';
import type { BenchValues } from './bench-options.js';
import { CliError } from './cli-error.js';
import { ProgressBar } from './progress-bar.js';

/** @throws {CliError} exit code 2 for wrong values, 1 if the server cannot be asked or no request succeeded */
export async function bench(values: BenchValues, print: (line: string) => void): Promise<void> {
  const goodput = parseGoodput(values.goodput);
  const server = { baseUrl: parseUrl(values['base-url']), apiKey: values['api-key'] };
  const model = values.model ?? (await firstModel(server));
  const samples = makeSamples(values.workload, {
    count: values['num-prompts'],
    seed: values.seed,
    inputWords: values['input-words'],
    outputTokens: values['output-len'],
  });
  const plan = {
    requestRate: values['request-rate'] ?? Infinity,
    maxConcurrency: values['max-concurrency'] ?? Infinity,
  };
  const extraBody = {
    temperature: values.temperature,
    ...(values['ignore-eos'] ? { ignore_eos: true } : {}),
  };
  const bar = new ProgressBar(samples.length);
  const { records, duration } = await runLoad({
    ...plan,
    samples,
    seed: values.seed,
    target: { ...server, model, extraBody },
    onDone: () => bar.advance(),
  });
  bar.end();
  const metrics = computeMetrics(records, duration, goodput);
  for (const line of reportLines(metrics)) print(line);
  const file = values['save-result'];
  if (file !== undefined) {
    const facts = {
      ...plan,
      date: new Date(),
      baseUrl: server.baseUrl.href,
      model,
      workload: values.workload,
    };
    await writeFile(file, `${JSON.stringify(toResultJson(facts, metrics, records))}\n`);
    print(`Result written to ${file}`);
  }
  const failed = records.find((record) => !record.success);
  if (failed) print(`First failure: ${failed.error}`);
  if (metrics.completed === 0) throw new CliError('No request succeeded.', 1);
}

function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:') return url;
  throw new CliError(`Invalid value '${text}' for --base-url: expected an http:// URL.`, 2);
}

function parseGoodput(limits: readonly string[]): Goodput {
  return Object.fromEntries(
    limits.map((text) => {
      const [, metric, ms] = /^(ttft|tpot|e2el):(\d+(?:\.\d+)?)$/.exec(text) ?? [];
      if (metric !== undefined) return [metric, Number(ms)];
      throw new CliError(
        `Invalid value '${text}' for --goodput: expected ttft, tpot or e2el, a colon and milliseconds.`,
        2,
      );
    }),
  );
}

async function firstModel(server: Server): Promise<string> {
  const { href } = endpoint(server, 'models');
  try {
    const response = await fetch(href, { headers: authorization(server) });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const { data } = (await response.json()) as { data?: { id: string }[] };
    const [model] = data ?? [];
    if (model) return model.id;
    throw new Error('it lists no models');
  } catch (error) {
    const { message, cause } = error as Error;
    const reason = cause instanceof Error ? cause.message : message;
    throw new CliError(`Cannot ask ${href} for its models: ${reason}. Is the server running?`, 1);
  }
}
