// The answers of /v1/chat/completions, whole or as server-sent events.

import { randomUUID } from 'node:crypto';

const headOf = (object, model) => ({
  id: `chatcmpl-${randomUUID()}`,
  object,
  created: Math.floor(Date.now() / 1000),
  model,
});

const usageOf = ({ promptTokens, tokens }) => ({
  prompt_tokens: promptTokens,
  completion_tokens: tokens,
  total_tokens: promptTokens + tokens,
});

export async function answerWhole(response, generator, { model, body, signal }) {
  let text = '';
  const end = await generator.generate(body, signal, (piece) => (text += piece));
  const message = { role: 'assistant', content: text };
  const choices = [{ index: 0, message, finish_reason: end.finishReason }];
  const answer = { ...headOf('chat.completion', model), choices, usage: usageOf(end) };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
}

export async function answerStream(response, generator, { model, body, signal }) {
  // What is the same in all events of an answer is made once.
  const head = headOf('chat.completion.chunk', model);
  const begin = `data: ${JSON.stringify(head).slice(0, -1)},"choices":[{"index":0,"delta":`;
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  response.write(`${begin}{"role":"assistant","content":""},"finish_reason":null}]}\n\n`);
  const end = await generator.generate(body, signal, (piece) =>
    response.write(`${begin}{"content":${JSON.stringify(piece)}},"finish_reason":null}]}\n\n`),
  );
  let last = `${begin}{},"finish_reason":"${end.finishReason}"}]}\n\n`;
  if (body.stream_options?.include_usage)
    last += `data: ${JSON.stringify({ ...head, choices: [], usage: usageOf(end) })}\n\n`;
  response.end(`${last}data: [DONE]\n\n`);
}
