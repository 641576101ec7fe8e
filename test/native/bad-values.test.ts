import assert from 'node:assert/strict';
import { rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after } from 'node:test';
import { Engine, LLMPipeline, Tokenizer, type ChatMessage } from '../../lib/index.js';
import { modelDir, runChild } from '../helpers/child.js';
import { copyModel } from '../helpers/model-copy.js';

const messages: ChatMessage[] = [{ role: 'user', content: 'Hi' }];
const engine = await Engine.load(modelDir);
after(() => engine.close());

/** Loads in a child process, so that a crash is seen as one; returns the error as it was printed. */
async function loadError(dir: unknown, options: string, loader = 'Engine'): Promise<string> {
  const child = await runChild(`
    try {
      const loaded = await ${loader}.load(${JSON.stringify(dir)}, ${options});
      await loaded.close?.();
      console.log('loaded');
    } catch (error) {
      console.log(error.code + ': ' + error.message);
    }
  `);
  assert.deepEqual(
    { code: child.code, signal: child.signal },
    { code: 0, signal: null },
    child.stderr,
  );
  return child.stdout;
}

const BAD_OPTIONS: [options: string, error: RegExp][] = [
  ['{ devise: "CPU" }', /INVALID_ARGUMENT: options has no such key: "devise"/],
  ['{ device: 7 }', /INVALID_ARGUMENT: options\.device .* is 7/],
  ['{ maxNumSeqs: NaN }', /INVALID_ARGUMENT: options\.maxNumSeqs .* is NaN/],
  ['{ maxBatchedTokens: 0 }', /INVALID_ARGUMENT: options\.maxBatchedTokens .* is 0/],
  ['{ cacheSizeGb: 1.5 }', /INVALID_ARGUMENT: options\.cacheSizeGb .* is 1\.5/],
  ['{ prefixCaching: "yes" }', /INVALID_ARGUMENT: options\.prefixCaching .* is "yes"/],
  ['{ properties: { A: null } }', /INVALID_ARGUMENT: options\.properties\.A .* is null/],
  ['{ onProgress: 1 }', /INVALID_ARGUMENT: options\.onProgress/],
  ['{ speculativeTokens: 0 }', /INVALID_ARGUMENT: options\.speculativeTokens .* is 0/],
  ['{ promptLookup: true, draftModel: "x" }', /INVALID_ARGUMENT: .*draftModel/],
  ['{ draftModel: "/no/draft" }', /MODEL_NOT_FOUND: .*\/no\/draft/],
  ['null', /INVALID_ARGUMENT: options .* is null/],
  ['{ device: "ABACUS" }', /DEVICE_NOT_FOUND: .*"ABACUS".*CPU/],
  ['{ device: "AUTO:ABACUS,CPU" }', /DEVICE_NOT_FOUND: .*"ABACUS"/],
  ['{ properties: { NO_SUCH: 1 } }', /MODEL_LOAD_FAILED: .*NO_SUCH/],
  ['{ properties: { sampler_num_threads: 0 } }', /INVALID_ARGUMENT: .*sampler_num_threads .* is 0/],
  ['{ properties: { INFERENCE_NUM_THREADS: "x" } }', /MODEL_LOAD_FAILED: .*INFERENCE_NUM_THREADS/],
];

for (const [options, error] of BAD_OPTIONS) {
  test(`load with ${options}`, async () => assert.match(await loadError(modelDir, options), error));
}

test('load of what is no model folder', async () => {
  assert.match(await loadError('/does/not/exist', '{}'), /MODEL_NOT_FOUND: .*\/does\/not\/exist/);
  assert.match(await loadError(tmpdir(), '{}'), /MODEL_NOT_FOUND: .*openvino_model\.xml/);
  assert.match(await loadError(7, '{}'), /INVALID_ARGUMENT: dir/);
});

/** Names a file of a copy of the model and what happens to it. */
const DAMAGE: [file: string, damage: (file: string) => Promise<void>, error: RegExp][] = [
  ['openvino_model.bin', (file) => rm(file), /MODEL_NOT_FOUND: .*openvino_model\.bin/],
  ['openvino_model.bin', (file) => truncate(file, 1000), /MODEL_LOAD_FAILED/],
  ['openvino_model.bin', (file) => truncate(file, 0), /MODEL_LOAD_FAILED/],
  ['openvino_model.xml', (file) => truncate(file, 5000), /MODEL_LOAD_FAILED/],
  ['openvino_model.xml', (file) => writeFile(file, '<xml/>'), /MODEL_LOAD_FAILED/],
  ['openvino_tokenizer.bin', (file) => truncate(file, 100), /MODEL_LOAD_FAILED/],
  ['openvino_detokenizer.xml', (file) => truncate(file, 900), /MODEL_LOAD_FAILED/],
  [
    'tokenizer_config.json',
    (file) => writeFile(file, '{"a":'),
    /MODEL_LOAD_FAILED: .*not valid JSON/,
  ],
  ['config.json', (file) => writeFile(file, '[]'), /MODEL_LOAD_FAILED: .*JSON object/],
];

for (const [file, damage, error] of DAMAGE) {
  test(`load with a damaged ${file} (${String(error)})`, async (t) => {
    const dir = copyModel(t);
    await damage(path.join(dir, file));
    for (const loader of ['Engine', 'LLMPipeline']) {
      assert.match(await loadError(dir, '{}', loader), error);
    }
  });
}

const BAD_PARAMS: [params: unknown, param: string][] = [
  [{ temperature: 2.1 }, 'temperature'],
  [{ temperature: NaN }, 'temperature'],
  [{ temperature: '1' }, 'temperature'],
  [{ topP: -0.1 }, 'topP'],
  [{ topK: 0 }, 'topK'],
  [{ minP: 1 }, 'minP'],
  [{ maxTokens: 0 }, 'maxTokens'],
  [{ maxTokens: 1.5 }, 'maxTokens'],
  [{ maxTokens: 5, minTokens: 6 }, 'minTokens'],
  [{ presencePenalty: 3 }, 'presencePenalty'],
  [{ frequencyPenalty: -3 }, 'frequencyPenalty'],
  [{ repetitionPenalty: 0 }, 'repetitionPenalty'],
  [{ stop: '' }, 'stop'],
  [{ stop: ['a', 1] }, 'stop.1'],
  [{ seed: -1 }, 'seed'],
  [{ stopTokenIds: [-1] }, 'stopTokenIds.0'],
  [{ temprature: 1 }, 'temprature'],
];

for (const [params, param] of BAD_PARAMS) {
  test(`generate with ${JSON.stringify(params)}`, () => {
    assert.throws(() => engine.chat(messages, params as object), {
      code: 'INVALID_ARGUMENT',
      param,
    });
  });
}

test('prompts that are none', () => {
  const invalid = { code: 'INVALID_ARGUMENT' };
  const ids = (...values: number[]) => ({ tokenIds: Int32Array.from(values) });
  assert.throws(() => engine.generate(ids()), invalid);
  assert.throws(() => engine.generate(ids(-1)), { ...invalid, message: /tokenIds\[0\] is -1/ });
  assert.throws(() => engine.generate(ids(1, 2 ** 30)), /tokenIds\[1\] is 1073741824/);
  assert.throws(() => engine.generate({ tokenIds: [1] } as never), invalid);
  assert.throws(() => engine.generate(null as never), invalid);
  assert.throws(() => engine.generate({ tokenIds: new Int32Array(2048) }), {
    code: 'CONTEXT_LENGTH_EXCEEDED',
    contextLength: 2048,
    promptTokens: 2048,
  });
});

test('conversations that are none', async () => {
  await assert.rejects(engine.prepareChat('hi' as never), { code: 'INVALID_ARGUMENT' });
  await assert.rejects(engine.chat([{ content: 'no role' } as never]).result(), {
    code: 'INVALID_ARGUMENT',
    message: /messages\[0\]\.role/,
  });
  await assert.rejects(engine.prepareChat([null as never]), { code: 'INVALID_ARGUMENT' });
  await assert.rejects(engine.tokenizer.applyChatTemplate(messages, { chatTemplate: '{% if %}' }), {
    code: 'CHAT_TEMPLATE_ERROR',
  });
});

test('tokenizer calls with bad values', async () => {
  const { tokenizer } = engine;
  await assert.rejects(tokenizer.encode(5 as never), { code: 'INVALID_ARGUMENT' });
  await assert.rejects(tokenizer.decode([tokenizer.vocabSize]), { code: 'INVALID_ARGUMENT' });
  await assert.rejects(tokenizer.decode([-1]), { code: 'INVALID_ARGUMENT' });
  assert.equal(await tokenizer.decode([]), '');
  assert.equal((await tokenizer.encode('')).length, 0);
  assert.equal(await tokenizer.decode(await tokenizer.encode('a\0b')), 'a\0b');
  await assert.rejects(Tokenizer.load('/does/not/exist'), { code: 'MODEL_NOT_FOUND' });
  await assert.rejects(LLMPipeline.load(modelDir, { maxNumSeqs: 1 } as never), {
    code: 'INVALID_ARGUMENT',
    param: 'maxNumSeqs',
  });
});
