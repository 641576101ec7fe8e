/** What the small files of a model's folder decide. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { Engine } from '../../lib/index.js';
import { modelDir } from '../helpers/child.js';
import { copyModel } from '../helpers/model-copy.js';

/** A copy of the demo model with one more or another file. */
async function modelWith(t: TestContext, file: string, content: unknown): Promise<string> {
  const dir = copyModel(t);
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  await writeFile(path.join(dir, file), text);
  return dir;
}

const hello = [{ role: 'user', content: 'Hello!' }];
const greedy = { temperature: 0, maxTokens: 40 };

test('openvino-serve.json: its options hold where the caller gives none', async (t) => {
  const dir = await modelWith(t, 'openvino-serve.json', {
    numKvBlocks: 4,
    properties: { INFERENCE_NUM_THREADS: 1 },
  });
  const endless = { ignoreEos: true, maxTokens: 1900 };
  await using small = await Engine.load(dir, { properties: { KV_CACHE_PRECISION: 'u8' } });
  await assert.rejects(small.chat(hello, endless).result(), { code: 'KV_CACHE_EXHAUSTED' });
  await using large = await Engine.load(dir, { numKvBlocks: 0 });
  assert.equal((await large.chat(hello, endless).result()).finishReason, 'length');
});

for (const [content, error] of [
  ['{"maxNumSeqs": 0}', /openvino-serve\.json is not valid: .*maxNumSeqs .* is 0/],
  ['{"maxNumSeq": 4}', /openvino-serve\.json has no such key: "maxNumSeq"/],
  ['{"maxNumSeqs": ', /openvino-serve\.json is not valid JSON/],
  ['[]', /openvino-serve\.json does not hold a JSON object/],
] as const) {
  test(`openvino-serve.json: ${content} is refused`, async (t) => {
    const dir = await modelWith(t, 'openvino-serve.json', content);
    await assert.rejects(Engine.load(dir), { code: 'MODEL_LOAD_FAILED', message: error });
  });
}

test('generation_config.json: each of several ends of turn ends, whatever else does', async (t) => {
  await using plain = await Engine.load(modelDir);
  const { tokenIds } = await plain.chat(hello, greedy).result();
  const [, , third = 0, fourth = 0] = tokenIds;
  const ends = [tokenIds.at(-1), fourth];
  const dir = await modelWith(t, 'generation_config.json', { eos_token_id: ends });
  await using engine = await Engine.load(dir);
  const read = async (params: object) =>
    (await engine.chat(hello, { ...greedy, ...params }).result()).tokenIds;
  assert.deepEqual(await read({}), tokenIds.slice(0, 4));
  assert.deepEqual(await read({ stopTokenIds: [9] }), tokenIds.slice(0, 4));
  assert.deepEqual(await read({ stopTokenIds: [third] }), tokenIds.slice(0, 3));
});
