import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { Engine, LLMPipeline, type ChatMessage, type GenerationDelta } from '../../lib/index.js';
import { EXACT, modelDir } from '../helpers/child.js';

const say = (content: string): ChatMessage[] => [{ role: 'user', content }];
const story = say('Tell me a story.');
const greedy = { temperature: 0 };
const endless = { ignoreEos: true, maxTokens: 1900 };

const engine = await Engine.load(modelDir, { properties: EXACT });
const pipeline = await LLMPipeline.load(modelDir, { properties: EXACT });
after(() => Promise.all([engine.close(), pipeline.close()]));

/** Waits until the engine is idle and returns its metrics then. */
async function idle() {
  for (let i = 0; i < 500; i++) {
    const metrics = engine.metrics();
    if (metrics.numRequestsRunning + metrics.numRequestsWaiting === 0) return metrics;
    await setTimeout(2);
  }
  throw new Error('The engine did not become idle');
}

for (const [name, target] of [
  ['Engine', engine],
  ['LLMPipeline', pipeline],
] as const) {
  test(`${name}: deltas add up to the result, and the last carries the reason`, async () => {
    const deltas: GenerationDelta[] = [];
    for await (const delta of target.chat(story, greedy)) deltas.push(delta);
    const whole = await target.chat(story, greedy).result();
    assert.equal(deltas.map((delta) => delta.text).join(''), whole.text);
    assert.deepEqual(
      deltas.flatMap((delta) => [...delta.tokenIds]),
      whole.tokenIds,
    );
    const reasons = deltas.map((delta) => delta.finishReason);
    assert.deepEqual(
      reasons,
      reasons.map((_, i) => (i === reasons.length - 1 ? 'stop' : null)),
    );
    const { tokenIds } = await target.prepareChat(story);
    assert.deepEqual(whole.usage, {
      promptTokens: tokenIds.length,
      completionTokens: whole.tokenIds.length,
    });
    // The model's end-of-turn token was generated, counted, and is not shown.
    assert.equal(whole.tokenIds.at(-1), target.tokenizer.eos?.id);
    assert.ok(!whole.text.includes('<|im_end|>'));
  });

  test(`${name}: maxTokens ends with length, and exactly there`, async () => {
    const { finishReason, usage } = await target.chat(story, { ...endless, maxTokens: 7 }).result();
    assert.equal(finishReason, 'length');
    assert.equal(usage.completionTokens, 7);
  });

  test(`${name}: maxTokens beyond the context ends where the context ends`, async () => {
    const tokenIds = new Int32Array(2000).fill(300);
    const generation = target.generate({ tokenIds }, { ignoreEos: true, maxTokens: 900 });
    const { finishReason, usage } = await generation.result();
    assert.equal(finishReason, 'length');
    assert.deepEqual(usage, { promptTokens: 2000, completionTokens: 48 });
  });

  test(`${name}: a stop string ends the answer and is not part of it`, async () => {
    const { text } = await target.chat(story, greedy).result();
    const stop = text.slice(10, 18);
    const cut = await target.chat(story, { ...greedy, stop }).result();
    assert.equal(cut.text, text.slice(0, text.indexOf(stop)));
    assert.equal(cut.finishReason, 'stop');
  });

  test(`${name}: minTokens keeps the turn open, stopTokenIds end it`, async () => {
    const short = await target.chat(say('Hello!'), greedy).result();
    const minTokens = short.tokenIds.length + 5;
    const longer = await target.chat(say('Hello!'), { ...greedy, minTokens }).result();
    assert.ok(longer.tokenIds.length >= minTokens);
    const stopTokenIds = [short.tokenIds[2] ?? 0];
    const cut = await target.chat(say('Hello!'), { ...greedy, stopTokenIds }).result();
    assert.deepEqual(cut.tokenIds, short.tokenIds.slice(0, 3));
    assert.equal(cut.finishReason, 'stop');
  });

  test(`${name}: a seed repeats an answer, another gives another`, async () => {
    const ask = (seed: number) =>
      target.chat(story, { temperature: 1.5, seed, maxTokens: 30 }).result();
    const [first, again, other] = [await ask(1), await ask(1), await ask(2)];
    assert.deepEqual(first.tokenIds, again.tokenIds);
    assert.notDeepEqual(first.tokenIds, other.tokenIds);
  });

  test(`${name}: topP 0 is greedy`, async () => {
    const expected = await target.chat(story, { ...greedy, maxTokens: 20 }).result();
    const actual = await target.chat(story, { temperature: 2, topP: 0, maxTokens: 20 }).result();
    assert.deepEqual(actual.tokenIds, expected.tokenIds);
  });

  test(`${name}: an aborted signal ends the call with its reason`, async () => {
    const reason = new Error('enough');
    const aborted = target.chat(story, endless, { signal: AbortSignal.abort(reason) });
    await assert.rejects(aborted.next(), reason);
    assert.deepEqual(await aborted.next(), { done: true, value: undefined });

    const controller = new AbortController();
    const running = target.chat(story, endless, { signal: controller.signal });
    await running.next();
    const reading = assert.rejects(running.result(), reason);
    controller.abort(reason);
    await reading;
  });

  test(`${name}: calls at the same time do not mix`, async () => {
    const prompts = ['Spell garden.', 'What is 2 + 3?', 'Who are you?'].map(say);
    const ask = (prompt: ChatMessage[]) => target.chat(prompt, greedy).result();
    const together = await Promise.all(prompts.map(ask));
    for (const [i, prompt] of prompts.entries()) assert.deepEqual(await ask(prompt), together[i]);
  });

  test(`${name}: a text is continued without a template`, async () => {
    const { usage } = await target.generate('Once upon a time', { maxTokens: 5 }).result();
    const ids = await target.tokenizer.encode('Once upon a time');
    assert.equal(usage.promptTokens, ids.length);
  });
}

test('leaving the loop frees the request within one step', async () => {
  const before = await idle();
  for await (const delta of engine.chat(story, endless)) {
    if (delta.usage.completionTokens >= 5) break;
  }
  const left = engine.metrics();
  assert.ok(left.steps < before.steps + 200, 'it left early');
  const freed = await idle();
  // The step that ran when the loop was left, and the one that frees.
  assert.ok(freed.steps <= left.steps + 2, `${left.steps}, then ${freed.steps} steps`);
  assert.equal(freed.kvCacheUsage, 0);
});

test('aborting frees the request within one step', async () => {
  await idle();
  const controller = new AbortController();
  const stream = engine.chat(story, endless, { signal: controller.signal });
  await stream.next();
  controller.abort();
  const left = engine.metrics();
  const freed = await idle();
  assert.ok(freed.steps <= left.steps + 2, `${left.steps}, then ${freed.steps} steps`);
  assert.equal(freed.kvCacheUsage, 0);
});

test('a slow consumer gets everything, merged, and does not slow others', async () => {
  const slow = engine.chat(story, { ...endless, maxTokens: 150 });
  const first = await slow.next();
  // Others run to their end while nobody reads the slow one.
  await Promise.all(
    [1, 2, 3].map(() => engine.chat(story, { ...endless, maxTokens: 150 }).result()),
  );
  await idle();
  const rest = await slow.next();
  assert.ok(!first.done && !rest.done);
  assert.equal(first.value.tokenIds.length + rest.value.tokenIds.length, 150);
  assert.equal(rest.value.finishReason, 'length');
  assert.deepEqual(await slow.next(), { done: true, value: undefined });
});

test('64 requests at once answer as each does alone', async () => {
  const prompts = Array.from({ length: 64 }, (_, i) =>
    say(`What is ${i} plus 3? Tell me a story.`),
  );
  const params = { ...greedy, maxTokens: 40 };
  const together = await Promise.all(prompts.map((prompt) => engine.chat(prompt, params).result()));
  for (const [i, prompt] of prompts.entries()) {
    assert.deepEqual(await engine.chat(prompt, params).result(), together[i]);
  }
});

test('a request that outgrows the KV cache is an error, not a short answer', async () => {
  await using small = await Engine.load(modelDir, { numKvBlocks: 4, prefixCaching: false });
  await assert.rejects(small.chat(story, { ...endless, maxTokens: 1000 }).result(), {
    code: 'KV_CACHE_EXHAUSTED',
  });
  // The engine goes on.
  assert.equal((await small.chat(story, { ...endless, maxTokens: 5 }).result()).tokenIds.length, 5);
});

test('reads may overlap; return and throw end the stream', async () => {
  const stream = engine.chat(story, { ...endless, maxTokens: 3 });
  const reads = await Promise.all(Array.from({ length: 6 }, () => stream.next()));
  const tokens = reads.reduce((sum, { value }) => sum + (value ? value.tokenIds.length : 0), 0);
  assert.equal(tokens, 3);
  assert.equal(reads.at(-1)?.done, true);

  const returned = engine.chat(story, endless);
  const pending = returned.next();
  assert.deepEqual(await returned.return(), { done: true, value: undefined });
  assert.deepEqual(await pending, { done: true, value: undefined });

  const thrown = engine.chat(story, endless);
  await assert.rejects(thrown.throw(new Error('mine')), /mine/);
  assert.deepEqual(await thrown.next(), { done: true, value: undefined });
});
