/** How many tokens of an answer are reasoning. */
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { ReasoningTokens, countReasoningTokens } from '../../lib/chat/reasoning-tokens.js';
import { answerChat, Engine } from '../../lib/index.js';
import { REASONING_FORMATS } from '../../lib/output-formats/index.js';
import { modelDir } from '../helpers/child.js';

const think = REASONING_FORMATS.find(({ name }) => name === 'think');
assert.ok(think);
/** The same, but a constraint holds for all of an answer. */
const { before: _, ...format } = think;
const constrainable = { ...format, name: 'constrainable' };

const engine = await Engine.load(modelDir);
after(() => engine.close());

const bytes = (...tokens: string[]) => tokens.map((token) => Buffer.from(token));

test('tokens that end within the reasoning, its markers and the space beside them apart', () => {
  const tokens = bytes('<think>', '\n', 'Hm', ',', ' so', '.\n', '</think>', '\n\n', 'Hm', '!');
  assert.equal(countReasoningTokens(tokens, ['Hm, so.']), 3);
  assert.equal(countReasoningTokens(tokens, ['Hm, so']), 3);
  assert.equal(countReasoningTokens(tokens, []), 0);
});

test('several reasonings, each found behind the one before', () => {
  const tokens = bytes('[', 'a', ' b', ']', 'x', '[', 'a', ']', 'a');
  assert.equal(countReasoningTokens(tokens, ['a b', 'a']), 3);
});

test('characters of several tokens, whole and broken', () => {
  const [a = 0, b = 0, c = 0] = Buffer.from('€');
  const parts = [Buffer.from([a]), Buffer.from([b, c])];
  assert.equal(countReasoningTokens([...bytes('<', 'x'), ...parts, ...bytes('>')], ['x€']), 3);
  const broken = [...bytes('<', 'x'), Buffer.from([a]), ...bytes('y', '>', 'z')];
  assert.equal(countReasoningTokens(broken, ['x\uFFFDy']), 3);
});

test('reasoning in pieces is one text; nothing is looked up where there is none', async () => {
  const texts = ['<think>', 'a', 'b', '</think>', 'a'];
  const asked: number[][] = [];
  const toBytes = async (ids: Int32Array) => {
    asked.push([...ids]);
    return bytes(...texts);
  };
  const none = new ReasoningTokens(toBytes);
  none.add(Int32Array.of(0), [{ type: 'content', text: 'a' }]);
  assert.equal(await none.count(), 0);
  assert.deepEqual(asked, []);
  const some = new ReasoningTokens(toBytes);
  some.add(Int32Array.of(0, 1), [{ type: 'reasoning', text: 'a' }]);
  some.add(Int32Array.of(2, 3), [{ type: 'reasoning', text: 'b' }]);
  some.add(Int32Array.of(4), [{ type: 'content', text: 'a' }]);
  assert.equal(await some.count(), 2);
  assert.deepEqual(asked, [[0, 1, 2, 3, 4]]);
});

test('of a real answer, whatever tokens it was written with', async () => {
  const [opening, reasoned] = ['<think>', 'The answer is yes.'];
  const pattern = `${opening}${reasoned}</think>Yes`.replaceAll('.', '\\.');
  const ask = async (reasoningFormat: string) => {
    const [answer] = await answerChat(
      engine,
      {
        messages: [{ role: 'user', content: 'Hello!' }],
        choices: [{ structuredOutput: { type: 'regex', pattern }, logprobs: true }],
      },
      { reasoningFormat, reasoningFormats: [constrainable], toolFormat: 'none' },
    );
    assert.ok(answer);
    return answer.result();
  };
  assert.equal((await ask('none')).usage.reasoningTokens, undefined);
  const { content, reasoning, usage, logprobs } = await ask('constrainable');
  assert.deepEqual([reasoning, content], [reasoned, 'Yes']);
  let end = 0;
  const within = logprobs?.filter(({ bytes: token }) => {
    end += token.length;
    return end > opening.length && end <= opening.length + reasoned.length;
  });
  assert.equal(usage.reasoningTokens, within?.length);
  assert.ok(usage.reasoningTokens && usage.reasoningTokens < usage.completionTokens);
});
