/** The result in the form that `vllm bench serve --save-result` writes, so that its tools read it. */
import type { Metrics } from './metrics.js';
import type { RequestRecord } from './request-record.js';
import type { Summary } from './statistics.js';

export interface RunFacts {
  date: Date;
  baseUrl: string;
  model: string;
  workload: string;
  requestRate: number;
  maxConcurrency: number;
}

export function toResultJson(
  facts: RunFacts,
  metrics: Metrics,
  records: readonly RequestRecord[],
): Record<string, unknown> {
  return {
    date: stamp(facts.date),
    endpoint_type: 'openai-chat',
    base_url: facts.baseUrl,
    model_id: facts.model,
    dataset_name: facts.workload,
    num_prompts: records.length,
    request_rate: facts.requestRate === Infinity ? 'inf' : facts.requestRate,
    max_concurrency: facts.maxConcurrency === Infinity ? null : facts.maxConcurrency,
    duration: metrics.duration,
    completed: metrics.completed,
    failed: metrics.failed,
    total_input_tokens: metrics.totalInputTokens,
    total_output_tokens: metrics.totalOutputTokens,
    request_throughput: metrics.requestThroughput,
    request_goodput: metrics.requestGoodput ?? null,
    output_throughput: metrics.outputThroughput,
    total_token_throughput: metrics.totalTokenThroughput,
    max_output_tokens_per_s: metrics.maxOutputTokensPerSecond,
    max_concurrent_requests: metrics.maxConcurrentRequests,
    ...inMilliseconds('ttft', metrics.ttft),
    ...inMilliseconds('tpot', metrics.tpot),
    ...inMilliseconds('itl', metrics.itl),
    ...inMilliseconds('e2el', metrics.e2el),
    input_lens: records.map((record) => record.inputTokens),
    output_lens: records.map((record) => record.outputTokens),
    ttfts: records.map((record) => record.ttft),
    itls: records.map((record) => record.itl),
    latencies: records.map((record) => record.latency),
    start_times: records.map((record) => record.startTime),
    queue_times: records.map((record) => record.queueTime),
    generated_texts: records.map((record) => record.text),
    errors: records.map((record) => record.error),
  };
}

function inMilliseconds(name: string, summary: Summary): Record<string, number> {
  return {
    [`mean_${name}_ms`]: summary.mean * 1000,
    [`median_${name}_ms`]: summary.median * 1000,
    [`std_${name}_ms`]: summary.std * 1000,
    [`p99_${name}_ms`]: summary.p99 * 1000,
  };
}

/** `20261123-150405`, in UTC. */
function stamp(date: Date): string {
  return date
    .toISOString()
    .replace(/[-:]|\..*$/g, '')
    .replace('T', '-');
}
