import assert from 'node:assert/strict';
import test from 'node:test';
import { runChild } from '../helpers/child.js';

const GENERATING = `
const engine = await Engine.load(modelDir);
const stream = engine.chat(hello, endless);
await stream.next();
`;

test('process.exit() while generating ends with its exit code', async () => {
  const child = await runChild(`${GENERATING} process.exit(7);`);
  assert.deepEqual({ code: child.code, signal: child.signal }, { code: 7, signal: null });
  assert.equal(child.stderr, '');
});

test('process.exit() while LLMPipeline generates ends with its exit code', async () => {
  const child = await runChild(`
    const pipeline = await LLMPipeline.load(modelDir);
    const stream = pipeline.chat(hello, endless);
    await stream.next();
    process.exit(7);
  `);
  assert.deepEqual({ code: child.code, signal: child.signal }, { code: 7, signal: null });
  assert.equal(child.stderr, '');
});

test('process.exit() inside a delta handler ends with its exit code', async () => {
  const child = await runChild(`
    const engine = await Engine.load(modelDir, { onProgress: (stage) => console.log(stage) });
    for await (const delta of engine.chat(hello, endless)) process.exit(3);
  `);
  assert.deepEqual({ code: child.code, signal: child.signal }, { code: 3, signal: null });
  assert.equal(child.stdout, 'tokenizer\nmodel\n');
});

test('process.exit() while loading ends with its exit code', async () => {
  // Several times: what is destroyed under a running thread crashes now and then only.
  for (let round = 0; round < 6; round++) {
    const child = await runChild(`
      Engine.load(modelDir, { onProgress: (stage) => { if (stage === 'model') process.exit(5); } });
    `);
    assert.deepEqual({ code: child.code, signal: child.signal }, { code: 5, signal: null });
  }
});

test('an uncaught exception while generating ends with code 1', async () => {
  const child = await runChild(`${GENERATING} setImmediate(() => { throw new Error('mine'); });`);
  assert.deepEqual({ code: child.code, signal: child.signal }, { code: 1, signal: null });
  assert.match(child.stderr, /mine/);
});

test('an idle engine that nobody closed does not keep the process alive', async () => {
  const child = await runChild(`
    const engine = await Engine.load(modelDir);
    console.log((await engine.chat(hello, { maxTokens: 3 }).result()).usage.completionTokens);
  `);
  assert.deepEqual(child, { code: 0, signal: null, stdout: '3\n', stderr: '' });
});

test('a running generation keeps the process alive until it ends', async () => {
  const child = await runChild(`
    const engine = await Engine.load(modelDir);
    void engine.chat(hello, { ignoreEos: true, maxTokens: 50 }).result()
      .then((result) => console.log(result.usage.completionTokens));
  `);
  assert.deepEqual(child, { code: 0, signal: null, stdout: '50\n', stderr: '' });
});

test("an exception in onProgress is the caller's own uncaught exception", async () => {
  const child = await runChild(`
    process.on('uncaughtException', (error) => console.log(error.message));
    await Engine.load(modelDir, { onProgress: () => { throw new Error('mine'); } });
  `);
  assert.deepEqual(child, { code: 0, signal: null, stdout: 'mine\nmine\n', stderr: '' });
});
