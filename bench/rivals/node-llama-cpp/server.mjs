// An OpenAI server over node-llama-cpp with what the benchmark needs: /v1/chat/completions
// (streaming and not), /v1/models and /health. Node's own HTTP server, nothing in between.
//
// usage: server.mjs MODEL.gguf --modules FOLDER [--port 8000] [--streams 1] [--context 1024] ...
// FOLDER is where node-llama-cpp is installed; the other options are those of llama.mjs.

import { createServer } from 'node:http';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { answerStream, answerWhole } from './answers.mjs';
import { loadGenerator } from './llama.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    modules: { type: 'string' },
    port: { type: 'string', default: '8000' },
    streams: { type: 'string', default: '1' },
    context: { type: 'string', default: '1024' },
    threads: { type: 'string', default: '1' },
    batch: { type: 'string', default: '512' },
    'flash-attention': { type: 'string', default: 'auto' },
  },
});
const [modelPath = ''] = positionals;
const model = basename(modelPath, '.gguf');
const generator = await loadGenerator(modelPath, values.modules ?? '.', {
  streams: Number(values.streams),
  contextSize: Number(values.context),
  threads: Number(values.threads),
  batchSize: Number(values.batch),
  flashAttention: { on: true, off: false }[values['flash-attention']] ?? 'auto',
});

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
}

function sendJson(response, status, value) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

async function chatCompletion(request, response) {
  const body = await bodyOf(request);
  // A client that has gone must not keep a sequence busy.
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const answer = body.stream ? answerStream : answerWhole;
  await answer(response, generator, { model, body, signal: gone.signal });
}

const routes = {
  'GET /health': (_request, response) => sendJson(response, 200, { status: 'ok' }),
  'GET /v1/models': (_request, response) =>
    sendJson(response, 200, { object: 'list', data: [{ id: model, object: 'model' }] }),
  'POST /v1/chat/completions': chatCompletion,
};

const server = createServer(async (request, response) => {
  try {
    const route = routes[`${request.method} ${request.url}`];
    if (route) await route(request, response);
    else sendJson(response, 404, { error: { message: 'There is nothing here.' } });
  } catch (error) {
    console.error(error);
    if (response.headersSent) response.destroy();
    else sendJson(response, 500, { error: { message: error.message } });
  }
});
server.listen(Number(values.port), '127.0.0.1');
