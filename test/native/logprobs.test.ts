/** Log-probabilities of the chosen tokens, stop strings that are shown, special tokens in the text. */
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { Engine, LLMPipeline, type ChatMessage } from '../../lib/index.js';
import { EXACT, modelDir } from '../helpers/child.js';

const engine = await Engine.load(modelDir, { properties: EXACT });
after(() => engine.close());

const story: ChatMessage[] = [{ role: 'user', content: 'Tell me a story.' }];
const greedy = { temperature: 0, maxTokens: 40 };

test('each token has a log-probability and its bytes, and the bytes make the text', async () => {
  const { text, tokenIds, logprobs } = await engine
    .chat(story, { ...greedy, logprobs: true })
    .result();
  assert.ok(logprobs);
  assert.deepEqual(
    logprobs.map(({ tokenId }) => tokenId),
    tokenIds,
  );
  assert.ok(logprobs.every(({ logprob }) => logprob <= 0 && logprob > -20));
  assert.equal(Buffer.concat(logprobs.map(({ bytes }) => bytes)).toString(), text);
});

test('deltas carry those of their own tokens, beside requests that have none', async () => {
  const plain = engine.chat(story, greedy).result();
  let count = 0;
  for await (const delta of engine.chat(story, { ...greedy, logprobs: true })) {
    assert.equal(delta.logprobs?.length, delta.tokenIds.length);
    count += delta.logprobs.length;
  }
  assert.equal(count, 40);
  assert.equal((await plain).logprobs, null);
});

test('sampling parameters do not change them: they are the model’s', async () => {
  const first = async (temperature: number) => {
    const params = { temperature, seed: 1, maxTokens: 1, logprobs: true };
    const { logprobs } = await engine
      .chat(story, { ...params, structuredOutput: { type: 'choice', choices: ['x'] } })
      .result();
    return logprobs?.[0]?.logprob ?? NaN;
  };
  assert.ok(Math.abs((await first(0)) - (await first(2))) < 1e-3);
});

test('LLMPipeline refuses to report them', async () => {
  const pipeline = await LLMPipeline.load(modelDir);
  try {
    await assert.rejects(pipeline.chat(story, { logprobs: true }).result(), {
      code: 'INVALID_ARGUMENT',
    });
  } finally {
    await pipeline.close();
  }
});

test('the stop string that ended an answer is named, and shown if asked for', async () => {
  const { text } = await engine.chat(story, greedy).result();
  const stop = text.slice(9, 12);
  const params = { ...greedy, stop: ['never there', stop] };
  const hidden = await engine.chat(story, params).result();
  assert.deepEqual([hidden.text, hidden.stopString], [text.slice(0, text.indexOf(stop)), stop]);
  const shown = await engine.chat(story, { ...params, includeStop: true }).result();
  assert.equal(shown.text, hidden.text + stop);
  assert.equal((await engine.chat(story, greedy).result()).stopString, null);
});

test('special tokens are in the text if asked for, the one that ends the turn only as a stop', async () => {
  const whole = { temperature: 0, skipSpecialTokens: false };
  const { text, finishReason } = await engine.chat(story, whole).result();
  assert.equal(finishReason, 'stop');
  const shown = await engine.chat(story, { ...whole, includeStop: true }).result();
  assert.equal(shown.text, `${text}${engine.tokenizer.eos?.text}`);
});
