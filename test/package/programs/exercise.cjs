// What a program does with the library, however it has loaded it. Prints what came of it as JSON.

const { once } = require('node:events');
const { resolve } = require('node:path');
const { Worker } = require('node:worker_threads');
const fastify = require('fastify');

const MODELS = resolve(__dirname, 'node_modules/openvino-serve/models');
const MESSAGES = [{ role: 'user', content: 'Who are you?' }];
const PARAMS = { temperature: 0, maxTokens: 20 };
const ENDLESS = { ignoreEos: true, maxTokens: 1900 };
/** Answers then do not depend on what runs beside them. */
const EXACT = { INFERENCE_PRECISION_HINT: 'f32', KV_CACHE_PRECISION: 'f32' };

const load = (Engine) => Engine.load(resolve(MODELS, 'tiny-chat'), { properties: EXACT });

async function streamed(engine) {
  let text = '';
  for await (const delta of engine.chat(MESSAGES, PARAMS)) text += delta.text;
  return text;
}

async function leave(engine) {
  for await (const delta of engine.chat(MESSAGES, ENDLESS)) {
    if (delta.usage.completionTokens > 2) break;
  }
}

/** Ends a worker while its engine generates. */
async function terminate(workerFile) {
  const worker = new Worker(workerFile, { workerData: 'endless' });
  await once(worker, 'message');
  await worker.terminate();
}

async function answered(workerFile) {
  const [answer] = await once(new Worker(workerFile, { workerData: 'answer' }), 'message');
  return answer;
}

/** Asks the endpoints in an app of one's own. */
async function served({ Engine }, { FolderModelRegistry, openvinoServe }) {
  const models = new FolderModelRegistry(MODELS, 'tiny-chat', () => load(Engine));
  await models.load('tiny-chat');
  const app = fastify();
  await app.register(openvinoServe, { models, prefix: '/ai' });
  const payload = { messages: MESSAGES, temperature: 0, max_tokens: PARAMS.maxTokens };
  const response = await app.inject({ method: 'POST', url: '/ai/v1/chat/completions', payload });
  await app.close();
  await models.close();
  return response.json().choices[0].message.content;
}

async function inWorker({ Engine }, { parentPort, workerData }) {
  const engine = await load(Engine);
  if (workerData === 'answer') {
    parentPort.postMessage(await streamed(engine));
    await engine.close();
  } else {
    const stream = engine.chat(MESSAGES, ENDLESS);
    await stream.next();
    parentPort.postMessage('generating');
    for await (const _ of stream);
  }
}

async function inMain(library, server, workerFile) {
  const engine = await load(library.Engine);
  const { text } = await engine.chat(MESSAGES, PARAMS).result();
  await leave(engine);
  await terminate(workerFile);
  const answers = await Promise.all([
    streamed(engine),
    answered(workerFile),
    answered(workerFile),
    served(library, server),
  ]);
  await engine.close();
  console.log(JSON.stringify({ text, answers }));
}

module.exports = { inMain, inWorker };
