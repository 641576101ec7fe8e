/** `POST /v1/completions`: what reaches the engine and what comes back. */
import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import OpenAI from 'openai';
import { Check } from 'typebox/value';
import { Completion, CompletionChunk } from '../../lib/server/schemas/completions.js';
import { FakeEngine, type FakeScript } from '../helpers/fake-engine.js';
import { build, errorOf, registryOf } from '../helpers/http.js';
import { startServe } from '../helpers/serve.js';

const URL = '/v1/completions';

async function ask(t: TestContext, payload: object, script: FakeScript = {}) {
  const engine = new FakeEngine(script);
  const fastify = await build(t, registryOf(engine));
  const response = await fastify.inject({ method: 'POST', url: URL, payload });
  return { engine, response };
}

test('a text is continued, with the defaults of the API', async (t) => {
  const { engine, response } = await ask(t, { prompt: 'hi' });
  assert.equal(response.statusCode, 200);
  const completion = response.json<Completion>();
  assert.ok(Check(Completion, completion));
  assert.match(completion.id, /^cmpl-/);
  assert.deepEqual(completion.choices, [
    { index: 0, text: 'Hello world', logprobs: null, finish_reason: 'stop' },
  ]);
  assert.deepEqual(completion.usage, { prompt_tokens: 2, completion_tokens: 3, total_tokens: 5 });
  const { maxTokens, temperature } = engine.calls[0]?.params ?? {};
  assert.deepEqual([maxTokens, temperature], [16, 1]);
});

test('lists of texts and of token ids, several answers each, in the order of the prompts', async (t) => {
  const answer = ({ index }: { index: number }) => [`answer ${index}`];
  for (const prompt of [
    ['ab', 'c'],
    [[97, 98], [99]],
  ]) {
    const { response } = await ask(t, { prompt, n: 2, echo: true }, { answer });
    const { choices, usage } = response.json<Completion>();
    assert.deepEqual(
      choices.map(({ index, text }) => [index, text]),
      [
        [0, 'abanswer 0'],
        [1, 'abanswer 1'],
        [2, 'canswer 2'],
        [3, 'canswer 3'],
      ],
    );
    assert.equal(usage.prompt_tokens, 3);
  }
  const { response } = await ask(t, { prompt: [97, 98], echo: true });
  assert.equal(response.json<Completion>().choices[0]?.text, 'abHello world');
});

test('a stream has the prompt first where it is echoed, and ends with usage', async (t) => {
  const { response } = await ask(t, {
    prompt: ['a', 'b'],
    echo: true,
    stream: true,
    stream_options: { include_usage: true },
  });
  const events = response.body
    .trimEnd()
    .split('\n\n')
    .map((line) => line.slice('data: '.length));
  assert.equal(events.pop(), '[DONE]');
  const chunks = events.map((event) => JSON.parse(event) as Record<string, never>);
  for (const chunk of chunks) assert.ok(Check(CompletionChunk, chunk), JSON.stringify(chunk));
  const texts = ['', ''];
  for (const { choices } of chunks as unknown as Completion[]) {
    for (const { index, text } of choices) texts[index] = `${texts[index]}${text}`;
  }
  assert.deepEqual(texts, ['aHello world', 'bHello world']);
  const last = chunks.at(-1) as unknown as Completion;
  assert.deepEqual(last.choices, []);
  assert.deepEqual(last.usage, { prompt_tokens: 2, completion_tokens: 6, total_tokens: 8 });
});

test('what cannot be honoured is refused', async (t) => {
  const refused: [object, string, string][] = [
    [{}, 'missing_required_parameter', 'prompt'],
    [{ prompt: '' }, 'empty_string', 'prompt'],
    [{ prompt: 'a', suffix: 'b' }, 'unsupported_parameter', 'suffix'],
    [{ prompt: 'a', logprobs: 2 }, 'unsupported_parameter', 'logprobs'],
    [{ prompt: 'a', logprobs: 0, echo: true }, 'invalid_parameter_combination', 'echo'],
    [{ prompt: 'a', n: 3, best_of: 2 }, 'invalid_parameter_combination', 'best_of'],
    [{ prompt: 'a', best_of: 2, stream: true }, 'invalid_parameter_combination', 'best_of'],
    [{ prompt: 'a', n: 9 }, 'integer_above_max_value', 'n'],
    [{ prompt: ['a', 'b', 'c'], n: 3 }, 'integer_above_max_value', 'n'],
    [{ prompt: 'a', logit_bias: { 5: 1 } }, 'unsupported_parameter', 'logit_bias'],
    [{ prompt: 'a', messages: [] }, 'unknown_parameter', 'messages'],
    [{ prompt: 'a', max_tokens: 0 }, 'integer_below_min_value', 'max_tokens'],
  ];
  for (const [body, code, param] of refused) {
    const { response } = await ask(t, body);
    const error = errorOf(response);
    assert.deepEqual([response.statusCode, error.code, error.param], [400, code, param]);
  }
});

test('the official client, on the demo model', async (t) => {
  const { address } = await startServe(t);
  const client = new OpenAI({ baseURL: `${address}/v1`, apiKey: 'none', maxRetries: 0 });
  const request = {
    model: 'tiny-chat',
    prompt: 'Once upon a time',
    temperature: 0,
    max_tokens: 12,
  };
  const whole = await client.completions.create({ ...request, logprobs: 0 });
  const [choice] = whole.choices;
  const { tokens = [], token_logprobs = [], text_offset = [] } = choice?.logprobs ?? {};
  assert.equal(tokens.join(''), choice?.text);
  assert.equal(token_logprobs.length, tokens.length);
  for (const [i, offset] of text_offset.entries()) {
    assert.equal(offset, tokens.slice(0, i).join('').length);
  }
  let text = '';
  for await (const chunk of await client.completions.create({ ...request, stream: true })) {
    text += chunk.choices[0]?.text ?? '';
  }
  assert.equal(text, choice?.text);

  const best = await client.completions.create({
    ...request,
    temperature: 1,
    best_of: 4,
    n: 2,
    seed: 1,
  });
  assert.equal(best.choices.length, 2);
  assert.equal(best.usage?.completion_tokens, 48);
});
