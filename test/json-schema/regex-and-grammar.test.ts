import assert from 'node:assert/strict';
import test from 'node:test';
import {
  grammarToEbnf,
  regexToEbnf,
  toSafeFormat,
  choicesToEbnf,
} from '../../lib/json-schema/enforceable.js';
import { set, type Node } from '../../lib/json-schema/grammar.js';
import { regexToNode } from '../../lib/json-schema/regex-grammar.js';
import { parseRegex } from '../../lib/json-schema/regex-parser.js';
import { toRegExp } from '../helpers/node-regexp.js';
import { assertRefused } from '../helpers/refused.js';

const node = (pattern: string): Node => regexToNode(parseRegex(pattern), set);

for (const pattern of [
  ...['abc', '^a|b$', '(?:a|bc){2,3}', '[^a-c\\d]', '\\S\\s', '\\W\\w', '.', 'a*?b+?', '[\\]\\-x]'],
  ...[
    '\\u{1f600}',
    '\\ud83d\\ude00',
    '\\x41',
    '[à-ÿa0]',
    '(?<n>a)',
    '\\cA',
    '[[]',
    'a{0}b',
    '',
    '^$',
  ],
]) {
  test(`the regular expression /${pattern}/ keeps its meaning`, () => {
    regexToEbnf(pattern);
    const [own, theirs] = [toRegExp([node(pattern)]), new RegExp(`^(?:${pattern})$`, 'u')];
    const parts = [
      '',
      'a',
      'b',
      'c',
      'bc',
      'x',
      'A',
      ' ',
      '\n',
      '\u0001',
      '0',
      '-',
      ']',
      '[',
      'é',
      '😀',
      '\u2028',
    ];
    for (const a of parts) {
      for (const b of parts) {
        for (const text of [a + b, `${a}${b}${a}`, `${a}${b}${b}`]) {
          assert.equal(own.test(text), theirs.test(text), JSON.stringify(text));
        }
      }
    }
  });
}

for (const [pattern, message] of [
  ['(?=a)b', /look-around at position 3/],
  ['(?<!a)b', /look-around/],
  ['(?i)a', /group modifier/],
  ['(a)\\1', /backreference at position 4/],
  ['(?<n>a)\\k<n>', /backreference/],
  ['\\bword', /word boundary/],
  ['\\p{L}', /Unicode property/],
  ['a^b', /anchor in the middle/],
  ['(a$)b', /anchor in the middle/],
  ['(^a)*', /anchor in the middle/],
  ['a**', /quantifier behind a quantifier/],
  ['*a', /nothing before it/],
  ['a{2,1}', /out of order/],
  ['a{1', /without a backslash/],
  ['[z-a]', /out of order/],
  ['[\\d-z]', /out of order/],
  ['[]', /empty character class|not closed/],
  ['[^]', /empty character class|not closed/],
  ['(', /not closed/],
  ['a)', /unmatched/],
  ['\\', /backslash at the end/],
  ['\\q', /escape/],
  ['\\0', /escape/],
  ['\\ud800', /not a character/],
  ['\0', /character that no text has/],
  ['('.repeat(100_000), /at most 20000/],
  ['('.repeat(10_000), /more than 100 levels/],
  ['a{10001}', /at most/],
  ['a{9999}b|a{9998}b|a{9997}b|a{9996}b|a{9995}b|a{9994}', /at most/],
] as const) {
  test(`refuses the regular expression /${pattern.slice(0, 30)}/`, () =>
    assertRefused(() => regexToEbnf(pattern), message));
}

for (const grammar of [
  'root ::= "a"',
  'root ::= (a | "b")* # comment\na ::= [^\\n"] {2,3}',
  'root ::= root "a" | ""',
  'root::="\\u00e9" "1" | () \nx ::= "unused"',
  'root\n::= x\nx ::= [a-z-] "\\""',
]) {
  test(`accepts the grammar ${JSON.stringify(grammar)}`, () => {
    grammarToEbnf(grammar);
  });
}

for (const [grammar, message] of [
  ['', /no rule named 'root'/],
  ['x ::= "a"', /no rule named 'root'/],
  ['root ::= x', /does not define the rule 'x'/],
  ['root ::= "a"\nroot ::= "b"', /twice/],
  ['root ::= root', /no text fits/],
  ['root ::= root "a"', /no text fits/],
  ['root ::= "a" | "b" x\nx ::= "c" x', /no text fits/],
  ['root ::= "a" |', /empty alternative/],
  ['root ::= "a', /not closed in line 1, column 12/],
  ['root ::= "b"\n x ::= [a', /not closed in line 2/],
  ['root ::= []', /empty character class/],
  ['root ::= "\\q"', /escape/],
  ['root ::= [\\d]', /escape/],
  ['root ::= "a" (= "b")', /unexpected '='/],
  ['root ::= "a")', /does not belong/],
  [`root ::= ${'('.repeat(50_000)}`, /more than 100 levels/],
  ['root ::= "a"{20000}', /at most/],
  [`root ::= "${'a'.repeat(200_000)}"`, /more than 200000/],
] as const) {
  test(`refuses the grammar ${JSON.stringify(grammar.slice(0, 40))}`, () =>
    assertRefused(() => grammarToEbnf(grammar), message));
}

test('choices are written so that xgrammar reads them back as they are', () => {
  assert.match(choicesToEbnf(['é1', 'a"\\']), /^root ::= "\\u00e9" "1" \| "a\\u0022\\u005c"/);
  for (const choices of [[], [''], ['\ud800'], Array.from({ length: 2001 }, String)]) {
    assertRefused(() => choicesToEbnf(choices), /choice/);
  }
});

test('alternatives that begin alike become rules, which xgrammar does not mix up', () => {
  const [root = ''] = choicesToEbnf(['yb', 'xad', 'xab']).split('\n');
  assert.match(root, /^root ::= "yb" \| "xad" \| r\d+$/);
});

test('characters that xgrammar would misread stand first in a class', () => {
  assert.match(regexToEbnf('[\\x01a-c]'), /\[a-c\\u0001\]/);
});

test('the parts of a structural tag become grammars', () => {
  const content = { type: 'json_schema', json_schema: { type: 'null' } };
  const format = {
    type: 'sequence',
    elements: [{ type: 'tag', begin: '<a>', content, end: '</a>' }],
  };
  const safe = JSON.stringify(toSafeFormat(format));
  assert.doesNotMatch(safe, /json_schema/);
  assert.match(safe, /"type":"grammar","grammar":"root ::=/);
  assertRefused(
    () =>
      toSafeFormat({
        type: 'or',
        elements: [{ type: 'json_schema', json_schema: { not: {} } }],
      }),
    /not/,
  );
  assertRefused(
    () => toSafeFormat({ type: 'or', elements: [{ type: 'x' }] }),
    /'\/elements\/0\/type'/,
  );
  assertRefused(() => toSafeFormat({ type: 'regex', pattern: '\\b' }), /word boundary/);
  assertRefused(() => toSafeFormat({ type: 'grammar', grammar: 'root ::= root' }), /no text/);
  assertRefused(() => toSafeFormat({ type: 'any_text', exclude: [] }), /'\/exclude'/);
});
