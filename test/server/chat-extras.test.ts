/** Reasoning, log-probabilities, usage on the way, and vLLM's parameters, over HTTP. */
import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { Check } from 'typebox/value';
import { Engine } from '../../lib/index.js';
import {
  ChatCompletion,
  ChatCompletionChunk,
} from '../../lib/server/schemas/chat-completion-response.js';
import { FakeEngine } from '../helpers/fake-engine.js';
import { ask } from '../helpers/fake-server.js';
import { modelDir } from '../helpers/child.js';
import { build, CHAT, chatBody, errorOf, registryOf } from '../helpers/http.js';

const THINKS = "{{ '<think>' }}{{ messages }}";
const answer = () => ['<thi', 'nk>\nHm', 'm.</think', '>\n\nYes', '.'];

/** The chunks of a stream, each as its schema says. */
async function chunksOf(t: TestContext, engine: FakeEngine | Engine, changes: object) {
  const fastify = await build(t, registryOf(engine), { streamInterval: 0 });
  const payload = chatBody({ stream: true, ...changes });
  const { body } = await fastify.inject({ method: 'POST', url: CHAT, payload });
  const events = body.trimEnd().split('\n\n');
  assert.equal(events.pop(), 'data: [DONE]');
  return events.map((event) => {
    const chunk = JSON.parse(event.slice('data: '.length)) as ChatCompletionChunk;
    assert.ok(Check(ChatCompletionChunk, chunk), event);
    return chunk;
  });
}

test('reasoning is apart from the answer, whole and streamed, by both names', async (t) => {
  const { completion } = await ask(t, {}, { answer, chatTemplate: THINKS });
  assert.ok(Check(ChatCompletion, completion));
  const { content, reasoning, reasoning_content: older } = completion.choices[0]?.message ?? {};
  assert.deepEqual([content, reasoning, older], ['Yes.', 'Hmm.', 'Hmm.']);
  // The fake's tokens have no bytes of the text: how they are counted is tested on the real ones.
  assert.deepEqual(completion.usage.completion_tokens_details, { reasoning_tokens: 0 });

  const engine = new FakeEngine({ answer, chatTemplate: THINKS });
  const said = { content: '', reasoning: '', reasoning_content: '' };
  for (const { choices } of await chunksOf(t, engine, {})) {
    for (const key of ['content', 'reasoning', 'reasoning_content'] as const) {
      said[key] += choices[0]?.delta[key] ?? '';
    }
  }
  assert.deepEqual(said, { content: 'Yes.', reasoning: 'Hmm.', reasoning_content: 'Hmm.' });
});

test('effort and further variables reach the chat template', async (t) => {
  const { engine } = await ask(t, {
    reasoning_effort: 'low',
    chat_template_kwargs: { enable_thinking: false },
  });
  const { extraContext } = engine.templateOptions[0] ?? {};
  assert.deepEqual(extraContext, { reasoning_effort: 'low', enable_thinking: false });
});

test('log-probabilities come with the tokens they are of, whole and streamed', async (t) => {
  const engine = await Engine.load(modelDir);
  t.after(() => engine.close());
  const changes = { temperature: 0, logprobs: true, top_logprobs: 0, max_tokens: 12 };
  const fastify = await build(t, registryOf(engine));
  const payload = chatBody(changes);
  const whole = (
    await fastify.inject({ method: 'POST', url: CHAT, payload })
  ).json<ChatCompletion>();
  assert.ok(Check(ChatCompletion, whole));
  const [choice] = whole.choices;
  const tokens = choice?.logprobs?.content ?? [];
  assert.equal(tokens.length, whole.usage.completion_tokens);
  const bytes = Buffer.from(tokens.flatMap((token) => token.bytes));
  assert.ok(bytes.toString().startsWith(choice?.message.content ?? '?'));
  const streamed = await chunksOf(t, engine, changes);
  assert.deepEqual(
    streamed.flatMap(({ choices }) => choices[0]?.logprobs?.content ?? []),
    tokens,
  );
});

test('every chunk has the usage so far, if asked for', async (t) => {
  const chunks = await chunksOf(t, new FakeEngine(), {
    stream_options: { continuous_usage_stats: true },
  });
  const counts = chunks.map(({ usage }) => usage?.completion_tokens);
  assert.deepEqual(counts, [undefined, 1, 2, 3, 3]);
});

test("vLLM's parameters reach the engine, and say nothing where they are null", async (t) => {
  const given = {
    top_k: 5,
    min_p: 0.1,
    repetition_penalty: 1.1,
    min_tokens: 2,
    stop_token_ids: [7],
    ignore_eos: true,
    include_stop_str_in_output: true,
    skip_special_tokens: false,
    logprobs: true,
  };
  const { engine } = await ask(t, given);
  const defaults = {
    maxTokens: 900,
    temperature: 0.7,
    topP: 1,
    presencePenalty: 0,
    frequencyPenalty: 0,
  };
  assert.deepEqual(engine.calls[0]?.params, {
    ...defaults,
    topK: 5,
    minP: 0.1,
    repetitionPenalty: 1.1,
    minTokens: 2,
    stopTokenIds: [7],
    ignoreEos: true,
    includeStop: true,
    skipSpecialTokens: false,
    logprobs: true,
  });
  const nulls = Object.fromEntries(Object.keys(given).map((name) => [name, null]));
  const { engine: other } = await ask(t, { ...nulls, tools: null, response_format: null });
  assert.deepEqual(other.calls[0]?.params, defaults);
  const { engine: unlimited } = await ask(t, { top_k: -1 });
  assert.equal(unlimited.calls[0]?.params.topK, undefined);
});

test('the last message can be gone on with', async (t) => {
  const changes = { continue_final_message: true, add_generation_prompt: false };
  const { engine } = await ask(t, changes);
  const { addGenerationPrompt, continueFinalMessage } = engine.templateOptions[0] ?? {};
  assert.deepEqual([addGenerationPrompt, continueFinalMessage], [false, true]);
  const { error } = await ask(t, { continue_final_message: true });
  assert.equal(error.param, 'continue_final_message');
});

test('a chat template of the request needs a server that trusts it', async (t) => {
  const chatTemplate = '{{ messages[0].content }}';
  const { response, error } = await ask(t, { chat_template: chatTemplate });
  assert.deepEqual([response.statusCode, error.param], [400, 'chat_template']);
  const engine = new FakeEngine();
  const fastify = await build(t, registryOf(engine), { trustRequestChatTemplate: true });
  const payload = chatBody({ chat_template: chatTemplate });
  const trusted = await fastify.inject({ method: 'POST', url: CHAT, payload });
  assert.equal(trusted.statusCode, 200);
  assert.equal(engine.templateOptions[0]?.chatTemplate, chatTemplate);
});

test('what cannot be honoured, or contradicts itself, is refused', async (t) => {
  const refused: [object, string, string][] = [
    [{ logprobs: true, top_logprobs: 2 }, 'unsupported_parameter', 'top_logprobs'],
    [{ top_logprobs: 0 }, 'invalid_parameter_combination', 'top_logprobs'],
    [{ min_tokens: 9, max_tokens: 3 }, 'invalid_parameter_combination', 'min_tokens'],
    [{ structured_outputs: { regex: '(' } }, 'invalid_grammar', 'structured_outputs'],
    [
      { structured_outputs: { regex: 'a', choice: ['b'] } },
      'invalid_parameter_combination',
      'structured_outputs',
    ],
    [
      { response_format: { type: 'json_object' }, structured_outputs: { regex: 'a' } },
      'invalid_parameter_combination',
      'structured_outputs',
    ],
  ];
  const fastify = await build(t, registryOf(new FakeEngine()));
  for (const [changes, code, param] of refused) {
    const payload = chatBody(changes);
    const response = await fastify.inject({ method: 'POST', url: CHAT, payload });
    const error = errorOf(response);
    assert.deepEqual([response.statusCode, error.code, error.param], [400, code, param]);
  }
});
