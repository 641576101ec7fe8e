/** Guessing tokens ahead must change nothing but the number of steps. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { Engine, type EngineOptions } from '../../lib/index.js';
import { EXACT, modelDir } from '../helpers/child.js';

const PEOPLE = ['Anna', 'Ben', 'Clara', 'David'].map((name, i) => ({
  text: `${name} is a ${30 + i} year old doctor. ${name} lives in Rome.`,
  json: `{"name": "${name}", "age": ${30 + i}, "job": "doctor", "city": "Rome"}`,
}));

/** A conversation whose next answer repeats much of what was said, its end of turn included. */
const conversation = PEOPLE.flatMap(({ text, json }) => [
  { role: 'user', content: `Extract name, age, job, city as JSON: ${text}` },
  { role: 'assistant', content: json },
]).slice(0, -1);
const story = [{ role: 'user', content: 'Tell me a story.' }];

/** Answers to a few requests at once, greedy and sampled, and the steps that they took. */
async function answers(options: EngineOptions) {
  await using engine = await Engine.load(modelDir, { properties: EXACT, ...options });
  const ask = async (params: object, messages = conversation) => {
    const { text, tokenIds, finishReason } = await engine
      .chat(messages, { temperature: 0, maxTokens: 120, ...params })
      .result();
    return { text, tokenIds, finishReason };
  };
  const alone = await ask({});
  const { steps } = engine.metrics();
  const together = await Promise.all([
    ask({}),
    ask({}, story),
    ask({ stop: '"age"' }),
    ask({ maxTokens: 9 }),
    ask({ stopTokenIds: [alone.tokenIds[12] ?? 0] }),
    ask({ maxTokens: 60, ignoreEos: true }),
  ]);
  return { steps, alone, together };
}

const expected = await answers({});

for (const [name, options] of [
  ['prompt lookup', { promptLookup: true }],
  ['prompt lookup, one guess', { promptLookup: true, speculativeTokens: 1 }],
  ['prompt lookup, only while alone', { promptLookup: true, speculativeRequests: 1 }],
  ['a draft model', { draftModel: modelDir }],
] as const) {
  test(`${name}: the same answers in fewer steps`, async () => {
    const { steps, alone, together } = await answers(options);
    assert.deepEqual(alone, expected.alone);
    assert.deepEqual(together, expected.together);
    assert.ok(steps < expected.steps, `${steps} steps instead of ${expected.steps}`);
  });
}

test('sampling, with guesses', async () => {
  await using engine = await Engine.load(modelDir, { promptLookup: true });
  const sampled = await engine.chat(story, { temperature: 1, seed: 3, maxTokens: 50 }).result();
  assert.ok(sampled.tokenIds.length > 0 && sampled.tokenIds.length <= 50);
});

test('cancelling with a draft model frees its KV cache too', async () => {
  await using engine = await Engine.load(modelDir, { draftModel: modelDir });
  const left = engine.chat(story, { ignoreEos: true, maxTokens: 1000 });
  await left.next();
  await left.return();
  await engine.chat(story, { maxTokens: 5 }).result();
  assert.equal(engine.metrics().kvCacheUsage, 0);
});
