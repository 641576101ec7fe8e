import assert from 'node:assert/strict';
import test from 'node:test';
import { runChild } from '../helpers/child.js';

/** A worker gets its code as a data URL, with the same prelude as the child. */
const IN_WORKER = (body: string) => `
const { Worker } = await import('node:worker_threads');
const source = (body) => new URL('data:text/javascript,' + encodeURIComponent(
  'import { Engine } from ' + JSON.stringify(libraryUrl) + ';' +
  'import { parentPort } from "node:worker_threads";' +
  'const modelDir = ' + JSON.stringify(modelDir) + ';' +
  'const hello = ' + JSON.stringify(hello) + '; const endless = ' + JSON.stringify(endless) + ';' + body));
const run = (body) => new Worker(source(body));
const message = (worker) => new Promise((resolve, reject) => { worker.once('message', resolve); worker.once('error', reject); });
const startGenerating = async () => {
  const worker = run(\`
    const engine = await Engine.load(modelDir);
    const stream = engine.chat(hello, endless);
    await stream.next();
    parentPort.postMessage('generating');
    for await (const delta of stream);
  \`);
  await message(worker);
  return worker;
};
${body}
`;

test('worker.terminate() while generating frees the engine and harms nobody', async () => {
  const child = await runChild(
    IN_WORKER(`
      const worker = await startGenerating();
      await worker.terminate();
      const engine = await Engine.load(modelDir);
      console.log((await engine.chat(hello, { maxTokens: 3 }).result()).usage.completionTokens);
    `),
  );
  assert.deepEqual(child, { code: 0, signal: null, stdout: '3\n', stderr: '' });
});

test('worker.terminate() while the engine calls a handler', async () => {
  const child = await runChild(
    IN_WORKER(`
      const worker = run(\`
        await Engine.load(modelDir, {
          onProgress: () => {
            parentPort.postMessage('inside');
            for (;;);
          },
        });
      \`);
      await message(worker);
      console.log(await worker.terminate());
    `),
  );
  assert.deepEqual(child, { code: 0, signal: null, stdout: '1\n', stderr: '' });
});

test('two workers and the main thread generate at the same time', async () => {
  const child = await runChild(
    IN_WORKER(`
      const body = \`
        const engine = await Engine.load(modelDir);
        const { text } = await engine.chat(hello, { temperature: 0, maxTokens: 30 }).result();
        parentPort.postMessage(text);
        await engine.close();
      \`;
      const engine = await Engine.load(modelDir);
      const [a, b, { text }] = await Promise.all([
        message(run(body)), message(run(body)),
        engine.chat(hello, { temperature: 0, maxTokens: 30 }).result(),
      ]);
      console.log(a === b && b === text && text.length > 0);
    `),
  );
  assert.deepEqual(child, { code: 0, signal: null, stdout: 'true\n', stderr: '' });
});

test('process.exit() in the main thread while a worker generates', async () => {
  const child = await runChild(
    IN_WORKER(`
      const worker = await startGenerating();
      process.exit(4);
    `),
  );
  assert.deepEqual({ code: child.code, signal: child.signal }, { code: 4, signal: null });
});
