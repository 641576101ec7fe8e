/**
 * What is accepted at the limits neither ends the process nor keeps the engine for long. A crash in
 * the native library ends this file's process, which fails it.
 */
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { Engine, OpenVINOServeError } from '../../lib/index.js';
import { loadAddon } from '../../lib/addon/load-addon.js';
import {
  choicesToEbnf,
  grammarToEbnf,
  regexToEbnf,
  schemaToEbnf,
} from '../../lib/json-schema/enforceable.js';
import { LIMITS } from '../../lib/json-schema/limits.js';
import { modelDir } from '../helpers/child.js';

const tokenizer = await loadAddon().loadTokenizer(modelDir);
const engine = await Engine.load(modelDir);
after(() => engine.close());

const range = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const nested = (levels: number): unknown =>
  levels === 0 ? {} : { type: 'array', items: nested(levels - 1) };
const numbered = (count: number, value: (i: number) => unknown) =>
  Object.fromEntries(range(count, (i) => [`p${i}`, value(i)]));

/** Two references in each of many definitions: every path through them would be too many. */
const references = {
  $ref: '#/$defs/p0',
  $defs: {
    ...numbered(50, (i) => ({
      properties: { a: { $ref: `#/$defs/p${i + 1}` }, b: { $ref: `#/$defs/p${i + 1}` } },
    })),
    p50: { type: 'null' },
  },
};

const HOSTILE: Record<string, () => string> = {
  'deep arrays': () => schemaToEbnf(nested(90)),
  'many properties': () => schemaToEbnf({ type: 'object', properties: numbered(550, () => ({})) }),
  'many reserved names': () =>
    schemaToEbnf({ properties: numbered(500, () => ({})), additionalProperties: true }),
  'counted properties': () =>
    schemaToEbnf({ properties: numbered(64, () => ({})), minProperties: 20, maxProperties: 40 }),
  'many references': () => schemaToEbnf(references),
  'a long enum': () => schemaToEbnf({ enum: range(LIMITS.choices, (i) => `value ${i}`) }),
  'long choices': () => choicesToEbnf(range(LIMITS.choices, (i) => 'x'.repeat(30) + String(i))),
  'a long string': () => schemaToEbnf({ type: 'string', maxLength: LIMITS.repeat }),
  'a string of one long length': () =>
    schemaToEbnf({ type: 'string', minLength: LIMITS.repeat, maxLength: LIMITS.repeat }),
  'long arrays in an array': () => {
    const items = { type: 'array', items: { type: 'array', maxItems: 9000 }, maxItems: 9000 };
    return schemaToEbnf({ type: 'array', items, maxItems: 9000 });
  },
  'repetitions of repetitions': () => regexToEbnf('(((a{1000}){1000}){1000}){1000}'),
  'stars of stars': () => regexToEbnf(`${'('.repeat(99)}a${')*'.repeat(99)}b`),
  'a long pattern': () => regexToEbnf('abc|'.repeat(4000) + 'd'),
  'many classes': () => regexToEbnf('[^a]{1,90}b'.repeat(100)),
  'a class of many ranges': () =>
    regexToEbnf(`[^${range(4000, (i) => String.fromCodePoint(0x100 + 2 * i)).join('')}]`),
  'long chains of rules': () =>
    grammarToEbnf(
      [
        ...range(280, (i) => `${i > 0 ? `r${i}` : 'root'} ::= r${i + 1} "x" | "y"`),
        'r280 ::= "z"',
      ].join('\n'),
    ),
  'left recursion': () => grammarToEbnf('root ::= root "a" | other\nother ::= root "b" | "c"'),
  'rules that are each other': () => grammarToEbnf('root ::= other | "a"\nother ::= root'),
  'repetitions of nothing': () => grammarToEbnf('root ::= (""*)* (()+)* "a"'),
  'nothing at all': () => grammarToEbnf('root ::= ""'),
};

for (const [name, make] of Object.entries(HOSTILE)) {
  test(`stands ${name}`, { timeout: 30_000 }, async () => {
    const text = make();
    await tokenizer.checkGrammar({ kind: 'ebnf', text });
    const result = await engine
      .generate('x', {
        structuredOutput: { type: 'grammar', grammar: text },
        maxTokens: 8,
        seed: 1,
      })
      .result()
      .catch((error: unknown) => error);
    // Written out, a grammar can be longer than what a caller may pass.
    if (result instanceof OpenVINOServeError) assert.equal(result.code, 'INVALID_GRAMMAR');
    else assert.ok(!(result instanceof Error), String(result));
  });
}

test('the engine still answers afterwards', async () => {
  const { text } = await engine
    .generate('x', { structuredOutput: { type: 'choice', choices: ['yes'] }, maxTokens: 8 })
    .result();
  assert.equal(text, 'yes');
});
