// `openvino-serve doctor` on real model folders, each broken in its own way.

import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { modelDir } from '../helpers/child.js';
import { examine, runDoctor } from './run-doctor.js';

/** Copies of the demo model, each with its damage. */
function makeModels(t: TestContext, damages: Record<string, (folder: string) => void>): string {
  const folder = mkdtempSync(join(tmpdir(), 'models-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const [name, damage] of Object.entries(damages)) {
    cpSync(modelDir, join(folder, name), { recursive: true });
    damage(join(folder, name));
  }
  return folder;
}

const write = (file: string, text: string) => (folder: string) => {
  writeFileSync(join(folder, file), text);
};
const remove = (file: string) => (folder: string) => rmSync(join(folder, file));
const truncate = (file: string, size: number) => (folder: string) => {
  truncateSync(join(folder, file), size);
};
const nothing = () => undefined;

const BROKEN: Record<string, [damage: (folder: string) => void, level: string, says: RegExp]> = {
  weights: [
    truncate('openvino_model.bin', 9999),
    'problem',
    /truncated: it has 9999 of .* 2600485/,
  ],
  empty: [truncate('openvino_detokenizer.bin', 0), 'problem', /openvino_detokenizer\.bin is empty/],
  xml: [truncate('openvino_model.xml', 9999), 'problem', /openvino_model\.xml is truncated/],
  lfs: [
    write('openvino_model.bin', 'version https://git-lfs.github.com/spec/v1\noid sha256:1\n'),
    'problem',
    /pointer of Git LFS/,
  ],
  missing: [remove('openvino_tokenizer.xml'), 'problem', /lacks openvino_tokenizer\.xml/],
  json: [
    write('tokenizer_config.json', '{'),
    'problem',
    /tokenizer_config\.json is not valid JSON/,
  ],
  template: [
    write('chat_template.jinja', '{% if x %}'),
    'problem',
    /chat_template\.jinja.* line 1/,
  ],
  settings: [
    write('openvino-serve.json', '{"maxBatchedTokens":-1}'),
    'problem',
    /maxBatchedTokens must be >= 1/,
  ],
  draft: [write('openvino-serve.json', '{"draftModel":"/none"}'), 'problem', /draft model.*\/none/],
  // Whole by its size, so that only loading it can tell.
  tokenizer: [
    (folder) => writeFileSync(join(folder, 'openvino_tokenizer.bin'), Buffer.alloc(27_078, 7)),
    'problem',
    /The tokenizer cannot be loaded/,
  ],
  context: [
    (folder) => {
      remove('config.json')(folder);
      write('tokenizer_config.json', '{"chat_template":"x"}')(folder);
    },
    'warning',
    /4096 tokens are assumed/,
  ],
};

test('each broken model is said to be so, with what to do; a whole one is not', async (t) => {
  const damages = Object.entries(BROKEN).map(([name, [damage]]) => [name, damage] as const);
  const folder = makeModels(t, { ...Object.fromEntries(damages), whole: nothing });
  const [report, code] = await examine('--models', folder);
  assert.equal(code, 1);
  const found = new Map(report.models.models.map((model) => [model.id, model]));
  for (const [name, [, level, says]] of Object.entries(BROKEN)) {
    const [finding, ...others] = found.get(name)?.findings ?? [];
    assert.equal(finding?.level, level, name);
    assert.match(finding.message, says);
    assert.ok(finding.remedy, name);
    assert.deepEqual(others, [], name);
  }
  const whole = found.get('whole');
  assert.deepEqual(whole?.findings, []);
  assert.equal(whole.contextLength, 2048);
});

test('folders that are no models are told what they are', async (t) => {
  const folder = makeModels(t, { whole: nothing });
  const files = { hf: 'model.safetensors', gguf: 'a.gguf', vlm: 'openvino_language_model.xml' };
  for (const [name, file] of Object.entries({ ...files, notes: 'a.txt' })) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, file), '');
  }
  cpSync(modelDir, join(folder, 'org', 'deep'), { recursive: true });
  const [report, code] = await examine('--models', folder);
  assert.equal(code, 0);
  const messages = report.models.findings.map(({ message, remedy }) => `${message} ${remedy}`);
  const expected = [
    /^gguf is .*GGUF.* optimum-cli export/,
    new RegExp(`^hf is .*transformers\\. Run: optimum-cli export openvino --model ${folder}/hf `),
    /^notes is not a model/,
    /^org is a folder of 1 model\. .*--models \S+\/org/,
    /^vlm is .*images/,
  ];
  assert.equal(messages.length, expected.length);
  for (const [index, pattern] of expected.entries()) assert.match(messages[index]!, pattern);
});

test('only the model that is named counts', async (t) => {
  const folder = makeModels(t, { whole: nothing, broken: remove('openvino_model.bin') });
  const [, whole] = await examine('--models', folder, '--model', 'whole');
  assert.equal(whole, 0);
  const [, broken] = await examine('--models', folder, '--model', 'broken');
  assert.equal(broken, 1);
  const [none, code] = await examine('--models', folder, '--model', 'none');
  assert.equal(code, 1);
  assert.match(none.models.findings[0]?.remedy ?? '', /broken, whole/);
});

test('a folder that is not there, is empty or is itself a model is said to be so', async (t) => {
  const folder = makeModels(t, { whole: nothing });
  mkdirSync(join(folder, 'empty'));
  const cases: [string, RegExp, RegExp][] = [
    ['none', /There is no folder/, /--models/],
    ['empty', /There is no model in/, /openvino_model\.xml/],
    ['whole', /is a model itself/, new RegExp(`--models ${folder} --model whole`)],
  ];
  for (const [name, message, remedy] of cases) {
    const [{ models }, code] = await examine('--models', join(folder, name));
    assert.equal(code, 1);
    assert.match(models.findings[0]?.message ?? '', message);
    assert.match(models.findings[0]?.remedy ?? '', remedy);
  }
});

test('the report for people has the machine, the models and a summary', async (t) => {
  const folder = makeModels(t, { whole: nothing, broken: remove('openvino_model.bin') });
  const { code, stdout } = await runDoctor(['--models', folder]);
  assert.equal(code, 1);
  for (const text of [
    '✓ OpenVINO    2026.3.1',
    '✓ CPU ',
    '✓ whole',
    '✗ broken',
    '\n1 problem, 0',
  ]) {
    assert.ok(stdout.includes(text), `${text} in ${stdout}`);
  }
  assert.ok(!stdout.includes('\x1b'), 'no colours but on a terminal');
});
