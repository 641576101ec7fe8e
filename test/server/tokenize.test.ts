/** `POST /tokenize` and `POST /detokenize` on the demo model. */
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import Fastify from 'fastify';
import { Engine } from '../../lib/index.js';
import { openvinoServe } from '../../lib/server/index.js';
import { modelDir } from '../helpers/child.js';
import { errorOf, registryOf } from '../helpers/http.js';

const engine = await Engine.load(modelDir);
const fastify = Fastify();
await fastify.register(openvinoServe, { models: registryOf(engine, 'tiny-chat') });
after(async () => {
  await fastify.close();
  await engine.close();
});

const post = (url: string, payload: object) => fastify.inject({ method: 'POST', url, payload });

interface Tokens {
  count: number;
  max_model_len: number;
  tokens: number[];
  token_strs: string[] | null;
}

test('a text becomes the tokens that the tokenizer gives, and they the text again', async () => {
  const prompt = 'Hello, Grüße 🎉!';
  const response = await post('/tokenize', { prompt, return_token_strs: true });
  const { count, max_model_len: length, tokens, token_strs: texts } = response.json<Tokens>();
  assert.deepEqual(tokens, [...(await engine.tokenizer.encode(prompt))]);
  assert.deepEqual([count, length, texts?.length], [tokens.length, 2048, tokens.length]);
  assert.equal(texts?.[0] === 'Hello' || prompt.startsWith(texts?.[0] ?? '?'), true);
  assert.equal((await post('/tokenize', { prompt })).json<Tokens>().token_strs, null);
  const back = await post('/detokenize', { tokens });
  assert.deepEqual(back.json(), { prompt });
});

test('a conversation becomes what a chat completion would count', async () => {
  const messages = [{ role: 'user', content: 'Hello!' }];
  const { count, tokens } = (await post('/tokenize', { messages })).json<Tokens>();
  const chat = await post('/v1/chat/completions', { messages, max_tokens: 1 });
  assert.equal(count, chat.json<{ usage: { prompt_tokens: number } }>().usage.prompt_tokens);
  const { prompt } = (await post('/detokenize', { tokens })).json<{ prompt: string }>();
  assert.equal(prompt, await engine.tokenizer.applyChatTemplate(messages));
  const open = await post('/tokenize', { messages, add_generation_prompt: false });
  assert.ok(open.json<Tokens>().count < count);
});

test('what is wrong is told', async () => {
  const refused: [string, object, string][] = [
    ['/tokenize', {}, 'missing_required_parameter'],
    [
      '/tokenize',
      { prompt: 'a', messages: [{ role: 'user', content: 'b' }] },
      'invalid_parameter_combination',
    ],
    ['/tokenize', { prompt: 'a', thing: 1 }, 'unknown_parameter'],
    ['/detokenize', {}, 'missing_required_parameter'],
    ['/detokenize', { tokens: [1_000_000] }, 'invalid_argument'],
  ];
  for (const [url, body, code] of refused) {
    const response = await post(url, body);
    assert.deepEqual([response.statusCode, errorOf(response).code], [400, code]);
  }
});
