/** Answers that must fit a schema, a regular expression or a grammar. */
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { Engine, LLMPipeline, type ChatMessage, type StructuredOutput } from '../../lib/index.js';
import { REASONING_FORMATS } from '../../lib/output-formats/index.js';
import { modelDir } from '../helpers/child.js';

const engine = await Engine.load(modelDir);
after(() => engine.close());

const story: ChatMessage[] = [{ role: 'user', content: 'Tell me a story.' }];

async function answer(structuredOutput: StructuredOutput, target: Engine | LLMPipeline = engine) {
  const { text, finishReason } = await target
    .chat(story, { structuredOutput, temperature: 1, seed: 5, maxTokens: 200 })
    .result();
  assert.equal(finishReason, 'stop');
  return text;
}

const PERSON = {
  type: 'object',
  properties: {
    name: { type: 'string', maxLength: 20 },
    age: { type: 'integer', minimum: 1, maximum: 99 },
  },
  required: ['name', 'age'],
  additionalProperties: false,
};

function checkPerson(text: string): void {
  const { name, age, ...rest } = JSON.parse(text) as Record<string, unknown>;
  assert.ok(typeof name === 'string' && name.length <= 20, text);
  assert.ok(Number.isInteger(age) && Number(age) >= 1 && Number(age) <= 99, text);
  assert.deepEqual(rest, {});
}

test('an answer fits a JSON schema', async () => {
  checkPerson(await answer({ type: 'json_schema', schema: PERSON }));
});

test('LLMPipeline constrains as Engine does', async () => {
  const pipeline = await LLMPipeline.load(modelDir);
  try {
    checkPerson(await answer({ type: 'json_schema', schema: PERSON }, pipeline));
  } finally {
    await pipeline.close();
  }
});

test('json_object gives an object, whatever is in it', async () => {
  const value: unknown = JSON.parse(await answer({ type: 'json_object' }));
  assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value));
});

test('a regular expression and a grammar hold from the first to the last character', async () => {
  assert.match(await answer({ type: 'regex', pattern: '[a-c]{3,5}-\\d{2}' }), /^[a-c]{3,5}-\d{2}$/);
  assert.match(await answer({ type: 'grammar', grammar: 'root ::= "x" [0-9]+ "y"' }), /^x\d+y$/);
});

test('a choice is given as it was written, whatever characters it holds', async () => {
  for (const choice of [
    'plain',
    'with "quotes" \\ and\nlines',
    'Grüße 🎉 é1 日a',
    '\u0001\t[a-z]*',
  ]) {
    assert.equal(await answer({ type: 'choice', choices: [choice] }), choice);
  }
});

test('a structural tag constrains what is between its marks', async () => {
  const text = await answer({
    type: 'structural_tag',
    format: {
      type: 'tag',
      begin: '<tool_call>',
      content: { type: 'json_schema', json_schema: PERSON },
      end: '</tool_call>',
    },
  });
  const [, inner = ''] = /^<tool_call>(.*)<\/tool_call>$/s.exec(text) ?? [];
  checkPerson(inner);
});

test('constrained answers and others share the batch', async () => {
  const free = engine.chat(story, { temperature: 0, maxTokens: 60 }).result();
  const constrained = Array.from({ length: 8 }, () =>
    answer({ type: 'json_schema', schema: PERSON }),
  );
  for (const text of await Promise.all(constrained)) checkPerson(text);
  assert.notEqual((await free).text, '');
});

const BROKEN: [string, StructuredOutput][] = [
  ['a type that there is not', { type: 'json_schema', schema: { type: 'thing' } }],
  ['a parenthesis that does not close', { type: 'regex', pattern: '((' }],
  ['a rule without a definition', { type: 'grammar', grammar: 'root ::= other' }],
  ['a format that there is not', { type: 'structural_tag', format: { type: 'thing' } }],
];

for (const [what, structuredOutput] of BROKEN) {
  test(`${what} is refused before the engine sees it, which goes on`, async () => {
    const refused = { name: 'OpenVINOServeError', code: 'INVALID_GRAMMAR' };
    await assert.rejects(engine.checkStructuredOutput(structuredOutput), refused);
    await assert.rejects(async () => answer(structuredOutput), refused);
    checkPerson(await answer({ type: 'json_schema', schema: PERSON }));
  });
}

test('what the engine says of a grammar names no file of its build', async () => {
  await assert.rejects(
    engine.checkStructuredOutput({ type: 'grammar', grammar: 'root ::= "a' }),
    (error: Error) => !/\.cc|jenkins|\[\d\d:/.test(error.message) && error.message !== '',
  );
});

test('reasoning may come before a constrained answer, and must end first where it was begun', async () => {
  const [think] = REASONING_FORMATS;
  const person = { type: 'json_schema', json_schema: PERSON };
  for (const startsInside of [false, true]) {
    const format = think?.before?.(person, { startsInside });
    const output: StructuredOutput = { type: 'structural_tag', format };
    const params = { structuredOutput: output, temperature: 0, maxTokens: 400 };
    const { text, finishReason } = await engine.chat(story, params).result();
    const marked = text.includes('</think>');
    // A model that was not trained to reason may never end it.
    if (finishReason === 'length') assert.ok(startsInside);
    else {
      assert.equal(marked, startsInside);
      checkPerson(text.slice(marked ? text.indexOf('</think>') + '</think>'.length : 0).trim());
    }
  }
});
