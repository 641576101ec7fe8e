import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { Engine, LLMPipeline, type ChatMessage } from '../../lib/index.js';
import { EXACT, modelDir, runChild } from '../helpers/child.js';

const messages: ChatMessage[] = [{ role: 'user', content: 'Tell me a story.' }];
const endless = { ignoreEos: true, maxTokens: 1900 };
const closed = { code: 'ENGINE_CLOSED' };

for (const load of [Engine.load, LLMPipeline.load] as const) {
  const name = load === Engine.load ? 'Engine' : 'LLMPipeline';

  test(`${name}: close while generating rejects every iterator`, async () => {
    const engine = await load(modelDir);
    const streams = [1, 2, 3].map(() => engine.chat(messages, endless));
    const reads = streams.map((stream) => assert.rejects(stream.result(), closed));
    while (engine.metrics().generationTokens === 0) await setTimeout(1);
    await engine.close();
    await Promise.all(reads);
  });

  test(`${name}: use after close throws ENGINE_CLOSED, closing twice is fine`, async () => {
    const engine = await load(modelDir);
    const prompt = await engine.prepareChat(messages);
    await Promise.all([engine.close(), engine.close()]);
    await engine.close();
    assert.throws(() => engine.chat(messages), closed);
    assert.throws(() => engine.generate(prompt), closed);
    await assert.rejects(engine.prepareChat(messages), closed);
    assert.equal(engine.metrics().numRequestsRunning, 0);
  });

  test(`${name}: the tokenizer outlives its engine`, async () => {
    const engine = await load(modelDir);
    const { tokenizer } = engine;
    await engine.close();
    assert.equal(await tokenizer.decode(await tokenizer.encode('still here')), 'still here');
  });
}

test('await using closes the engine', async () => {
  let kept: Engine;
  {
    await using engine = await Engine.load(modelDir);
    kept = engine;
  }
  assert.throws(() => kept.chat(messages), closed);
});

test('two engines in one process do not mix', async () => {
  await using first = await Engine.load(modelDir, { properties: EXACT });
  await using second = await Engine.load(modelDir, { properties: EXACT });
  const params = { temperature: 0, maxTokens: 30 };
  const alone = await first.chat(messages, params).result();
  const together = await Promise.all([
    first.chat(messages, params).result(),
    second.chat(messages, params).result(),
  ]);
  for (const result of together) assert.deepEqual(result, alone);
});

test('a stream whose engine object was dropped goes on; dropped engines are freed', async () => {
  const child = await runChild(
    `
    const start = async () => (await Engine.load(modelDir)).chat(hello, { ignoreEos: true, maxTokens: 200 });
    const stream = await start();
    await stream.next();
    for (let i = 0; i < 5; i++) { gc(); await new Promise((resolve) => setTimeout(resolve, 5)); }
    let tokens = 0;
    for await (const delta of stream) tokens = delta.usage.completionTokens;
    const threads = async () => (await import('node:fs')).readdirSync('/proc/self/task').length;
    const before = await threads();
    for (let i = 0; i < 20; i++) { gc(); await new Promise((resolve) => setTimeout(resolve, 50)); }
    console.log(tokens, (await threads()) < before);
  `,
    ['--expose-gc'],
  );
  assert.deepEqual(child, { code: 0, signal: null, stdout: '200 true\n', stderr: '' });
});

test('a stream that is dropped unread ends by itself', async () => {
  const child = await runChild(
    `
    const engine = await Engine.load(modelDir);
    for (let i = 0; i < 8; i++) engine.chat(hello, { ignoreEos: true, maxTokens: 40 });
    gc();
    await engine.chat(hello, { ignoreEos: true, maxTokens: 60 }).result();
    gc();
    console.log(engine.metrics().numRequestsRunning, engine.metrics().generationTokens);
  `,
    ['--expose-gc'],
  );
  assert.deepEqual(child, { code: 0, signal: null, stdout: '0 380\n', stderr: '' });
});

test('close keeps the process alive until it is done, whatever was left behind', async () => {
  const child = await runChild(`
    for (let round = 0; round < 5; round++) {
      const engine = await Engine.load(modelDir);
      const leave = async () => { for await (const delta of engine.chat(hello, endless)) break; };
      await Promise.all(Array.from({ length: 16 }, leave));
      await engine.close();
    }
    console.log('closed');
  `);
  assert.deepEqual(child, { code: 0, signal: null, stdout: 'closed\n', stderr: '' });
});
