import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import test from 'node:test';
import { modelDir, root } from '../helpers/child.js';

const build = path.join(root, 'build/cmake');
// An SDK's own headers need no check; there the target does not exist.
const targets = execFileSync('cmake', ['--build', build, '--target', 'help'], { encoding: 'utf8' });
const skip = !targets.includes('genai_layout_check');

/** Builds the check and returns what it prints; the library prints schedulers at log level 3. */
function runLayoutCheck(): { defaults: string; distinct: string; values: Record<string, number> } {
  execFileSync('cmake', ['--build', build, '--target', 'genai_layout_check'], { stdio: 'pipe' });
  const output = execFileSync(path.join(build, 'genai_layout_check'), [modelDir], {
    encoding: 'utf8',
    env: { ...process.env, OPENVINO_LOG_LEVEL: '3' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const between = (from: string, to: string) => output.split(from)[1]?.split(to)[0] ?? '';
  return {
    defaults: schedulerLines(between('== defaults', '== distinct')),
    distinct: schedulerLines(between('== distinct', '== end')),
    values: JSON.parse(output.trimEnd().split('\n').at(-1) ?? '') as Record<string, number>,
  };
}

/** The lines of the first SchedulerConfig printed, without indentation. */
function schedulerLines(text: string): string {
  const body = text.slice(text.indexOf('SchedulerConfig'), text.indexOf('Model: '));
  return body
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.includes(': '))
    .join('\n');
}

const { defaults, distinct, values } = skip
  ? { defaults: '', distinct: '', values: {} as Record<string, number> }
  : runLayoutCheck();

test('the declared defaults of SchedulerConfig are the library’s', { skip }, () => {
  assert.equal(
    defaults,
    `max_num_batched_tokens: 256
num_kv_blocks: 0
cache_size: 0
num_linear_attention_blocks: 0
cache_interval_multiplier: unset
dynamic_split_fuse: true
use_cache_eviction: false
max_num_seqs: 256
enable_prefix_caching: false
use_sparse_attention: false`,
  );
});

test('every field of SchedulerConfig reaches the library', { skip }, () => {
  assert.equal(
    distinct,
    `max_num_batched_tokens: 1001
num_kv_blocks: 1002
cache_size: 1003
num_linear_attention_blocks: 1004
cache_interval_multiplier: 1005
dynamic_split_fuse: false
use_cache_eviction: true
start_size: 1009
recent_size: 1010
max_cache_size: 1011
evictable_size: 1012
aggregation_mode: SUM
apply_rotation: true
snapkv_window_size: 1006
budget: 1007
rng_seed: 1008
anchor_point_mode: MEAN
max_num_seqs: 1013
enable_prefix_caching: true
use_sparse_attention: true
sparseAttentionMode: XATTENTION
num_last_dense_tokens_in_prefill: 1014
num_retained_start_tokens_in_cache: 1015
num_retained_recent_tokens_in_cache: 1016
xattention_threshold: 0.25
xattention_block_size: 1017
xattention_stride: 1018`,
  );
});

function subset(...names: string[]) {
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}

test('the fields of TokenizedInputs are read where the library writes them', { skip }, () => {
  const { inputIds } = values;
  assert.ok(inputIds && inputIds > 0);
  assert.deepEqual(subset('attentionMask', 'hasTokenTypeIds'), {
    attentionMask: inputIds,
    hasTokenTypeIds: 0,
  });
});

test('GenerationConfig is copied, updated and validated through the library', { skip }, () => {
  assert.equal(values['configRefusesNegativeTemperature'], 1);
});

test('every field of StructuredOutputConfig reaches the library', { skip }, () => {
  const names = [
    'json=schema-text',
    'regex=regex-text',
    'grammar=grammar-text',
    'compound_grammar=compound-text',
    'namesBackend',
    'refusesBrokenSchema',
    'refusesBrokenTag',
    'takesTag',
  ];
  assert.deepEqual(subset(...names), Object.fromEntries(names.map((name) => [name, 1])));
});

test('the fields of PipelineMetrics are read where the library writes them', { skip }, () => {
  assert.deepEqual(subset('requests', 'scheduledRequests'), { requests: 2, scheduledRequests: 2 });
  // Two requests of one block each, of 64.
  assert.equal(values['cacheUsage'], 3.125);
  assert.equal(values['maxCacheUsage'], 3.125);
  assert.equal(values['avgCacheUsage'], 3.125);
  assert.ok((values['inferenceDuration'] ?? 0) > 0 && (values['inferenceDuration'] ?? 0) < 60e6);
  // The library's own copy constructor leaves it out.
  assert.equal(values['samplingDuration'], 0);
  assert.ok((values['cacheSizeInBytes'] ?? 0) > 64 * 32);
  assert.equal(values['kvCacheSizeInBytes'], values['cacheSizeInBytes']);
});

test(
  'the fields of GenerationOutput and the statuses are read where the library writes them',
  { skip },
  () => {
    assert.deepEqual(
      subset(
        'statusBefore',
        'statusCancelled',
        'statusAfter',
        'generatedIds',
        'generatedLogProbs',
        'finishReason',
        'hiddenStates',
      ),
      {
        statusBefore: 0,
        statusCancelled: 3,
        statusAfter: 1,
        generatedIds: 5,
        generatedLogProbs: 5,
        finishReason: 2,
        hiddenStates: 0,
      },
    );
    assert.ok((values['score'] ?? 0) < 0);
    assert.ok(Math.abs((values['score'] ?? 0) - (values['logProbSum'] ?? 0)) < 1e-3);
  },
);

test(
  'StreamerBase’s virtual functions and EncodedResults are where the library has them',
  { skip },
  () => {
    assert.deepEqual(
      subset(
        'streamedTokens',
        'streamedTokensAfterVector',
        'resultSequences',
        'resultTokens',
        'resultScores',
        'resultFinishReason',
        'perfGeneratedTokens',
        'perfInputTokens',
      ),
      {
        streamedTokens: 5,
        streamedTokensAfterVector: 8,
        resultSequences: 1,
        resultTokens: 5,
        resultScores: 1,
        resultFinishReason: 2,
        perfGeneratedTokens: 5,
        perfInputTokens: values['inputIds'],
      },
    );
    assert.ok((values['streamEnds'] ?? 0) > 0);
  },
);
