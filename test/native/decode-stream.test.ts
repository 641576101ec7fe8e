import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { Tokenizer, type DecodeStreamOptions } from '../../lib/index.js';
import { modelDir, root } from '../helpers/child.js';

const byteLevel = await Tokenizer.load(modelDir);
const sentencePiece = await Tokenizer.load(path.join(root, 'test/fixtures/sentencepiece'));

/** Each way of turning tokens into text: by table, by window, and the window that must be used. */
const WAYS: [name: string, tokenizer: Tokenizer, options: DecodeStreamOptions][] = [
  ['table', byteLevel, {}],
  ['window', byteLevel, { strategy: 'window' }],
  ['SentencePiece', sentencePiece, {}],
];

const TEXTS = {
  emoji: 'Party 🎉🎊 and 🇩🇪 flags',
  'joined emoji': 'A family: 👨‍👩‍👧‍👦, a wave: 👋🏽',
  Chinese: '世界您好，北京',
  combining: 'e\u0301 a\u0308 n\u0303 ก็ नि',
  'mixed widths': 'aé€𐍈z',
  Arabic: 'مرحبا بالعالم',
  'white space': '  two  spaces\n\n\ttab ',
};

/** Feeds the ids in pieces of the given size and returns the pieces of text. */
function stream(
  tokenizer: Tokenizer,
  ids: Int32Array,
  size: number,
  options?: DecodeStreamOptions,
): string[] {
  const decoder = tokenizer.createDecodeStream(options);
  const pieces: string[] = [];
  for (let i = 0; i < ids.length; i += size) pieces.push(decoder.push(ids.subarray(i, i + size)));
  pieces.push(decoder.flush());
  return pieces;
}

for (const [way, tokenizer, options] of WAYS) {
  for (const [name, text] of Object.entries(TEXTS)) {
    test(`${way}: ${name} arrives whole, token by token and in any pieces`, async () => {
      const ids = await tokenizer.encode(text);
      const whole = await tokenizer.decode(ids);
      for (const size of [1, 2, 3, 5, ids.length]) {
        const pieces = stream(tokenizer, ids, size, options);
        assert.equal(pieces.join(''), whole);
        for (const piece of pieces) assert.ok(!piece.includes('\uFFFD'), JSON.stringify(pieces));
      }
      if (tokenizer === byteLevel) assert.equal(whole, text);
    });
  }
}

/** A generator of the same numbers every time (Numerical Recipes' linear congruence). */
function* numbers(seed: number, below: number): Generator<number> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield Math.floor((state / 2 ** 32) * below);
  }
}

for (const [way, tokenizer, options] of WAYS) {
  test(`${way}: any sequence of tokens streams as the detokenizer decodes it at once`, async () => {
    const next = numbers(1, tokenizer.vocabSize);
    for (let round = 0; round < 100; round++) {
      const ids = Int32Array.from({ length: 24 }, () => next.next().value as number);
      // How many replacements a run of stray bytes becomes is nobody's business.
      const whole = (await tokenizer.decode(ids)).replace(/\uFFFD+/gu, '\uFFFD');
      const streamed = stream(tokenizer, ids, 1, options)
        .join('')
        .replace(/\uFFFD+/gu, '\uFFFD');
      // Half a character at the end is not shown; the detokenizer shows a replacement for it.
      const shown = whole.startsWith(streamed) ? whole.slice(streamed.length) : 'different';
      assert.match(shown, /^\uFFFD*$/u, `${JSON.stringify(streamed)} of ${JSON.stringify(whole)}`);
    }
  });
}

test('half a character at the end is held back', async () => {
  const ids = await byteLevel.encode('ok 🌍');
  assert.deepEqual(stream(byteLevel, ids.subarray(0, ids.length - 1), 1).join(''), 'ok ');
});

test('special tokens are not shown', async () => {
  const ids = await byteLevel.encode('<|im_start|>user\nhi<|im_end|>');
  assert.equal(stream(byteLevel, ids, 1).join(''), 'user\nhi');
});

const STOPS: { text: string; stop: string[]; shown: string; stopped: boolean }[] = [
  { text: 'one two three', stop: ['two'], shown: 'one ', stopped: true },
  { text: 'one two three', stop: ['four'], shown: 'one two three', stopped: false },
  { text: 'aab', stop: ['ab'], shown: 'a', stopped: true },
  { text: 'ababac', stop: ['abac'], shown: 'ab', stopped: true },
  { text: 'a\n\nb', stop: ['\n\n'], shown: 'a', stopped: true },
  { text: 'wait STO', stop: ['STOP'], shown: 'wait STO', stopped: false },
  { text: 'first END second STOP', stop: ['STOP', 'END'], shown: 'first ', stopped: true },
  { text: 'xEND', stop: ['E', 'END'], shown: 'x', stopped: true },
  { text: 'stop at 🎉 now', stop: ['🎉'], shown: 'stop at ', stopped: true },
  { text: 'begin', stop: ['begin'], shown: '', stopped: true },
  { text: 'User: hi', stop: ['user:', 'User:'], shown: '', stopped: true },
];

for (const { text, stop, shown, stopped } of STOPS) {
  test(`stop ${JSON.stringify(stop)} in ${JSON.stringify(text)} never leaks a part`, async () => {
    const ids = await byteLevel.encode(text);
    for (const size of [1, 2, 3, ids.length]) {
      const decoder = byteLevel.createDecodeStream({ stop });
      let seen = '';
      for (let i = 0; i < ids.length; i += size) {
        seen += decoder.push(ids.subarray(i, i + size));
        // What has been shown is never taken back.
        assert.ok(shown.startsWith(seen), JSON.stringify({ seen, shown }));
      }
      assert.equal(seen + decoder.flush(), shown);
      assert.equal(decoder.stopped, stopped);
      if (stopped) assert.equal(decoder.push(ids) + decoder.flush(), '');
    }
  });
}

test('an empty stop string and ids that are none are refused', () => {
  const invalid = { code: 'INVALID_ARGUMENT' };
  assert.throws(() => byteLevel.createDecodeStream({ stop: [''] }), invalid);
  const decoder = byteLevel.createDecodeStream();
  for (const ids of [[-1], [1.5], [NaN], [2 ** 31], ['1'], 'text', null]) {
    assert.throws(() => decoder.push(ids as never), invalid, JSON.stringify(ids));
  }
});
