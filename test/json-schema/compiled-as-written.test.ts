/**
 * The engine's compiler merges states of what it compiles and is known to merge too much. Random
 * regular expressions and choices over a few letters, of one and of several bytes, would show it.
 */
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { Random } from '../../lib/bench/random.js';
import { Engine } from '../../lib/index.js';
import { choicesToEbnf, regexToEbnf } from '../../lib/json-schema/enforceable.js';
import { modelDir } from '../helpers/child.js';

const engine = await Engine.load(modelDir);
after(() => engine.close());

const random = new Random(11);
// é ø and ĩ ĸ share a first byte, é ĩ and ø ĸ a second one.
const LETTERS = ['a', 'b', 'c', 'd', '1', 'é', 'ø', 'ĩ', 'ĸ'];
const some = (most: number, make: () => string): string[] =>
  Array.from({ length: random.integer(1, most) }, make);
const word = (): string => some(3, () => random.pick(LETTERS)).join('');

function pattern(depth: number): string {
  const inner = () => pattern(depth - 1);
  switch (depth === 0 ? 0 : random.integer(0, 5)) {
    case 0:
      return word();
    case 1:
      return `[${some(4, () => random.pick(LETTERS)).join('')}]`;
    case 2:
      return random.pick([
        `[^${word()}\\x01-\\x2f]{1,2}`,
        ...[
          '[\\u0800-\\ud7ff]{1,2}',
          '[\\u2028-\\u{1f600}]',
          '[ࠀ-\\u2027\\u202a-퟿]',
          '[\\u{1f5ff}-\\u{2f000}]',
        ],
      ]);
    case 3:
      return `(?:${some(4, inner).join('|')})`;
    case 4:
      return `(?:${inner()})${random.pick(['*', '+', '?', '{2}', '{0,3}', '{1,}'])}`;
    default:
      return some(3, inner).join('');
  }
}

async function answers(grammar: string): Promise<string[]> {
  const results = await Promise.all(
    Array.from({ length: 8 }, (_, seed) =>
      engine
        .generate('abc', {
          structuredOutput: { type: 'grammar', grammar },
          ...{ temperature: 2, maxTokens: 24, seed },
        })
        .result(),
    ),
  );
  return results.filter(({ finishReason }) => finishReason === 'stop').map(({ text }) => text);
}

test('regular expressions', async () => {
  for (let i = 0; i < 250; i++) {
    const source = pattern(3);
    for (const text of await answers(regexToEbnf(source))) {
      assert.match(text, new RegExp(`^(?:${source})$`, 'u'));
    }
  }
});

test('choices', async () => {
  for (let i = 0; i < 250; i++) {
    const choices = some(8, word);
    for (const text of await answers(choicesToEbnf(choices)))
      assert.ok(choices.includes(text), text);
  }
});
