/** What `tune` tries on a machine, what its options mean, and what it writes. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { CliError } from '../../lib/cli/cli-error.js';
import { parseWithArgument } from '../../lib/cli/parse-options.js';
import { TUNE_OPTIONS } from '../../lib/cli/tune-options.js';
import { chooseKnobs, openModel, startOf, toGoal } from '../../lib/cli/tune-plan.js';
import { alternatives, candidatesOf, KNOBS, type Circumstances } from '../../lib/tune/knobs.js';
import { readRuntimeOptions } from '../../lib/tune/runtime-options.js';
import { writeSettings } from '../../lib/tune/settings-file.js';
import { withValue, type Settings } from '../../lib/tune/settings.js';

const XEON: Circumstances = { machine: { cores: 32, smt: true, bf16: true }, exported: {} };
const OLD_LAPTOP: Circumstances = {
  machine: { cores: 1, smt: false, bf16: false },
  exported: {},
};

const parse = (...args: string[]) => parseWithArgument('tune', 'MODEL', TUNE_OPTIONS, args, {});
const valuesOf = (...args: string[]) => parse('m', ...args).values;
const triedOn = (circumstances: Circumstances, settings: Settings = {}) =>
  Object.fromEntries(KNOBS.map((knob) => [knob.name, alternatives(knob, circumstances, settings)]));

test('only what makes sense on the machine is tried, and never the present value', () => {
  assert.deepEqual(triedOn(XEON), {
    DYNAMIC_QUANTIZATION_GROUP_SIZE: [0, 64, 128, 256],
    INFERENCE_PRECISION_HINT: ['f32'],
    KV_CACHE_PRECISION: ['f16', 'bf16'],
    INFERENCE_NUM_THREADS: [31, 16],
    ENABLE_HYPER_THREADING: [true, false],
    sampler_num_threads: [1],
    maxBatchedTokens: [128, 512, 1024, 2048],
    promptLookup: [true],
  });
  const properties = { INFERENCE_NUM_THREADS: '1', KV_CACHE_PRECISION: 'f16' };
  const laptop = triedOn(OLD_LAPTOP, { properties, maxBatchedTokens: 100, draftModel: 'd' });
  assert.deepEqual(laptop, {
    DYNAMIC_QUANTIZATION_GROUP_SIZE: [0, 64, 128, 256],
    INFERENCE_PRECISION_HINT: [],
    KV_CACHE_PRECISION: [undefined, 'f32'],
    INFERENCE_NUM_THREADS: [undefined],
    ENABLE_HYPER_THREADING: [],
    sampler_num_threads: [],
    maxBatchedTokens: [128, 256, 512, 1024, 2048],
    promptLookup: [],
  });
  const onGpu = Object.entries(triedOn(XEON, { device: 'GPU' }));
  assert.deepEqual(
    onGpu.flatMap(([name, values]) => (values.length > 0 ? [name] : [])),
    ['KV_CACHE_PRECISION', 'maxBatchedTokens', 'promptLookup'],
  );
});

test('what a model was exported with for its answers’ sake is not exceeded', () => {
  const exported = { DYNAMIC_QUANTIZATION_GROUP_SIZE: '64', KV_CACHE_PRECISION: 'f16' };
  const tried = triedOn({ ...XEON, exported });
  assert.deepEqual(tried['DYNAMIC_QUANTIZATION_GROUP_SIZE'], [0, 64]);
  assert.deepEqual(tried['KV_CACHE_PRECISION'], []);
  const precision = KNOBS.find(({ name }) => name === 'INFERENCE_PRECISION_HINT');
  assert.ok(precision?.companion);
  const labels = (circumstances: Circumstances) =>
    candidatesOf(precision, KNOBS, circumstances, {}).map(({ label }) => label);
  assert.deepEqual(labels(XEON), ['f32', 'f32, DYNAMIC_QUANTIZATION_GROUP_SIZE=128']);
  assert.deepEqual(labels({ ...XEON, exported }), ['f32'], 'nor by a companion');
});

test('the options that a model was exported with are read from its .xml', async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'exported-'));
  t.after(() => rm(folder, { recursive: true }));
  const read = async (rtInfo: string) => {
    const xml = `<net><layers /><rt_info>${rtInfo}</rt_info></net>`;
    await writeFile(path.join(folder, 'openvino_model.xml'), xml);
    return readRuntimeOptions(folder);
  };
  const section = `<runtime_options>
    <DYNAMIC_QUANTIZATION_GROUP_SIZE value="64" />
    <KV_CACHE_PRECISION value="f16" />
  </runtime_options><optimum><version value="2" /></optimum>`;
  assert.deepEqual(await read(section), {
    DYNAMIC_QUANTIZATION_GROUP_SIZE: '64',
    KV_CACHE_PRECISION: 'f16',
  });
  assert.deepEqual(await read('<optimum><version value="2" /></optimum>'), {});
  assert.deepEqual(await read('<runtime_options />'), {});
});

test('settings hold no defaults and keep what else they have', () => {
  const maxBatchedTokens = { kind: 'option', name: 'maxBatchedTokens' } as const;
  const threads = { kind: 'property', name: 'INFERENCE_NUM_THREADS' } as const;
  assert.deepEqual(withValue({ maxNumSeqs: 8 }, maxBatchedTokens, 512), {
    maxNumSeqs: 8,
    maxBatchedTokens: 512,
  });
  assert.deepEqual(withValue({ maxBatchedTokens: 512 }, maxBatchedTokens, 256), {});
  const both = { properties: { INFERENCE_NUM_THREADS: 4, A: 'x' } };
  assert.deepEqual(withValue(both, threads, undefined), { properties: { A: 'x' } });
  assert.deepEqual(withValue(withValue({}, threads, 4), threads, undefined), {});
});

test('the options over the file are where the search starts', () => {
  const file: Settings = { device: 'GPU', cacheSizeGb: 2, properties: { A: 'x', B: 1 } };
  assert.deepEqual(startOf(file, valuesOf()), file);
  const given = valuesOf('--device', 'CPU', '--property', 'B=2', '--property', 'C=true');
  assert.deepEqual(startOf(file, given), {
    cacheSizeGb: 2,
    properties: { A: 'x', B: 2, C: true },
  });
});

test('what is asked for and not fixed is tried', () => {
  const names = (...args: string[]) =>
    chooseKnobs(valuesOf(...args), XEON, {}).map(({ name }) => name);
  assert.equal(names().length, KNOBS.length);
  assert.deepEqual(names('--knobs', 'promptLookup, INFERENCE_NUM_THREADS'), [
    'INFERENCE_NUM_THREADS',
    'promptLookup',
  ]);
  assert.ok(!names('--property', 'INFERENCE_NUM_THREADS=4').includes('INFERENCE_NUM_THREADS'));
});

const REFUSED: [() => unknown, RegExp][] = [
  [() => parse(), /MODEL is missing\. See 'openvino-serve tune --help'/],
  [() => parse('a', 'b'), /MODEL must be one: a, b/],
  [() => valuesOf('--goal', 'fame'), /expected one of throughput, latency/],
  [() => toGoal(valuesOf('--goal', 'latency')), /needs a bound: --max-itl MS/],
  [() => toGoal(valuesOf('--max-itl', '5')), /--max-itl is a bound for --goal latency/],
  [() => chooseKnobs(valuesOf('--knobs', 'luck'), XEON, {}), /'luck' for --knobs\. There are: DYN/],
  [
    () => chooseKnobs(valuesOf('--knobs', 'ENABLE_HYPER_THREADING'), OLD_LAPTOP, {}),
    /nothing to try/,
  ],
  [() => openModel('/nowhere', 'no-such-model'), /there is no folder \/nowhere\/no-such-model or/],
];
for (const [refused, message] of REFUSED) {
  test(`refuses ${message.source}`, async () => {
    await assert.rejects(
      async () => refused(),
      (error) => error instanceof CliError && error.exitCode === 2 && message.test(error.message),
    );
  });
}

test('the file is replaced as a whole', async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'settings-'));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(path.join(folder, 'openvino-serve.json'), '{ "cacheSizeGb": 1 }');
  const file = await writeSettings(folder, { promptLookup: true });
  assert.equal(await readFile(file, 'utf8'), '{\n  "promptLookup": true\n}\n');
  assert.deepEqual(await readdir(folder), ['openvino-serve.json']);
  await assert.rejects(writeSettings(path.join(folder, 'gone'), {}), { code: 'ENOENT' });
});
