/** Which tokens a piece of text has the log-probabilities of. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { TextLogprobs } from '../../lib/server/responses/text-logprobs.js';

const logprobs = (...tokens: (string | Uint8Array)[]) =>
  tokens.map((token, tokenId) => ({ tokenId, logprob: -1, bytes: Buffer.from(token) }));

function reader(...tokens: (string | Uint8Array)[]) {
  const all = new TextLogprobs();
  all.add(logprobs(...tokens));
  return {
    all,
    take: (text: string) => all.take(text).map(({ bytes }) => Buffer.from(bytes).toString()),
  };
}

test('those of the text, without markers and what was dropped before it', () => {
  const { take } = reader('<think>', '\n', 'Hm', '.', '</think>', '\n\n', 'Yes', '!', '<end>');
  assert.deepEqual(take('Hm.'), ['Hm', '.']);
  assert.deepEqual(take('Yes!'), ['Yes', '!']);
});

test('what is held back goes with the text that it becomes', () => {
  const { all, take } = reader('a', ' ');
  assert.deepEqual(take('a'), ['a']);
  all.add(logprobs('b'));
  assert.deepEqual(take(' b'), [' ', 'b']);
});

test('a token in two pieces of text goes with the first', () => {
  const { take } = reader('a', 'b c', 'd');
  assert.deepEqual(take('ab'), ['a', 'b c']);
  assert.deepEqual(take(' cd'), ['d']);
});

test('parts of a character go together; what was not readable goes with its text', () => {
  const [a = 0, ...rest] = Buffer.from('€');
  const whole = reader('x', Uint8Array.of(a), Uint8Array.from(rest), 'y');
  assert.equal(whole.all.take('x€').length, 3);
  assert.deepEqual(whole.take('y'), ['y']);
  const broken = reader('x', Uint8Array.of(a), 'y');
  assert.equal(broken.all.take('x\uFFFDy').length, 3);
});
