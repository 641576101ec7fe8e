import assert from 'node:assert/strict';
import test from 'node:test';
import { Engine, LLMPipeline } from '../../lib/index.js';
import { modelDir } from '../helpers/child.js';
import { runPython } from '../helpers/python.js';

const QUESTIONS = [
  'Hello!',
  'Who are you?',
  'What is the capital of France?',
  'Tell me a story.',
  'Spell the word garden.',
  'Write a JSON object with name Anna and age 30.',
  'List three fruits.',
  'Say this is a test.',
  'What day comes after Monday?',
  'Grüße aus 北京 🎉',
];
const SUMS = Array.from({ length: 20 }, (_, i) => `What is ${i} + ${(7 * i) % 11}?`);
const COUNTS = Array.from({ length: 20 }, (_, i) => `Count from ${i} to ${i + 5}.`);
const PROMPTS = [...QUESTIONS, ...SUMS, ...COUNTS];

test('50 prompts give the token ids that openvino_genai gives in Python', async () => {
  assert.equal(PROMPTS.length, 50);
  await using engine = await Engine.load(modelDir);
  const prompts = await Promise.all(
    PROMPTS.map((content) => engine.prepareChat([{ role: 'user', content }])),
  );
  const input = JSON.stringify(prompts.map(({ tokenIds }) => [...tokenIds]));
  const output = await runPython('test/native/generate_greedy.py', [modelDir, '80'], input);
  const expected = JSON.parse(output) as number[][];
  assert.equal(expected.length, 50);
  // One at a time, as in Python: in a batch, rounding may tip a close choice.
  const params = { temperature: 0, maxTokens: 80 };
  for (const [i, prompt] of prompts.entries()) {
    const { tokenIds } = await engine.generate(prompt, params).result();
    assert.deepEqual(tokenIds, expected[i], PROMPTS[i]);
  }
  await using pipeline = await LLMPipeline.load(modelDir);
  for (const [i, prompt] of prompts.entries()) {
    const { tokenIds } = await pipeline.generate(prompt, params).result();
    assert.deepEqual(tokenIds, expected[i], `LLMPipeline: ${PROMPTS[i]}`);
  }
});
