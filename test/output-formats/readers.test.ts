/** The shared pieces, where they branch and the formats' own tests do not go. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { JsonScanner } from '../../lib/output-formats/json-scanner.js';
import { Markers } from '../../lib/output-formats/marker-search.js';
import { pythonToJson } from '../../lib/output-formats/python-literal.js';
import { toJson } from '../../lib/output-formats/xml-value.js';

/** @returns what the scanner takes of a text, and whether that is a whole value */
function scan(text: string): [string, boolean] {
  const scanner = new JsonScanner();
  for (let i = 0; i < text.length; i++) {
    const verdict = scanner.push(text.charAt(i));
    if (verdict === 'stop') return [text.slice(0, i), scanner.isComplete];
    if (verdict === 'last') return [text.slice(0, i + 1), scanner.isComplete];
  }
  return [text, scanner.isComplete];
}

test('the JSON scanner finds the end of a value', () => {
  for (const value of [
    '{}',
    '[]',
    '"a\\"b"',
    'true',
    '{"a":[1,{"b":null}],"c":-0.5e+3}',
    '[ 1 , 2 ]',
  ]) {
    assert.deepEqual(scan(`${value}}`), [value, true], value);
  }
  assert.deepEqual(scan('12,'), ['12', true]);
  assert.deepEqual(scan('  {"a":1}'), ['  {"a":1}', true]);
});

test('the JSON scanner agrees with JSON.parse', () => {
  const texts = [
    '01',
    '1.',
    '-',
    '.5',
    '1e',
    '1e+',
    '-0',
    '0.0',
    '1E-7',
    '+1',
    'nul',
    'truE',
    '"\\x"',
  ];
  texts.push('"\\u12g4"', '"\\u12AB"', '"a\nb"', '"\t"', '[1,]', '{,}', '{"a"}', '{"a":}', '{1:2}');
  texts.push(
    '[1 2]',
    '{"a":1,}',
    '[}',
    '{"a":1]',
    '"',
    '""',
    '[[[]]]',
    '"\\/\\b"',
    ' 1',
    "'a'",
    '',
  );
  for (const text of texts) {
    let isValid = true;
    try {
      JSON.parse(text);
    } catch {
      isValid = false;
    }
    const [taken, isComplete] = scan(text);
    assert.equal(isComplete && taken === text, isValid, text);
  }
});

test('markers are found, and their beginnings at the end', () => {
  const markers = new Markers(['<|a|>', '[B](']);
  assert.deepEqual(markers.find('x [B]( <|a|>'), { index: 2, marker: '[B](' });
  assert.equal(markers.find('<|a| > [B]'), undefined);
  assert.deepEqual(
    ['', 'x', '<', 'x<|a|', '<|a|>', '<<', '[B]', '<|[B'].map((text) =>
      markers.beginningAtEnd(text),
    ),
    [0, 0, 1, 4, 0, 1, 3, 2],
  );
});

test('Python literals become JSON', () => {
  const literals: [string, string][] = [
    ['1_000', '1000'],
    ['+007', '7'],
    ['3.', '3.0'],
    ['-.5', '-0.5'],
    ['1e-5', '1e-5'],
    ['12345678901234567890', '12345678901234567890'],
    ["'\\x41\\u00e9\\U0001F600\\0\\q'", '"Aé😀\\u0000\\\\q"'],
    ["'a\\\nb'", '"ab"'],
    ['(1,)', '[1]'],
    ['( "a" )', '"a"'],
    ['{None: 1, "a": {}}', '{"null":1,"a":{}}'],
    ['[[], {}, ()]', '[[],{},[]]'],
  ];
  for (const [literal, json] of literals) assert.equal(pythonToJson(literal), json, literal);
});

test('what is no literal is none', () => {
  for (const text of [
    '',
    'x',
    '1 2',
    '-',
    "'a",
    '"a\\',
    "'\\u12'",
    "'\\UFFFFFFFF'",
    '[1',
    '[1 2]',
    '{1}',
  ]) {
    assert.equal(pythonToJson(text), undefined, text);
  }
  assert.equal(pythonToJson('constructor'), undefined);
  assert.equal(pythonToJson('{[1]: 2}'), undefined);
  assert.equal(pythonToJson('['.repeat(100)), undefined);
});

test('values by schemas of all kinds', () => {
  const root = { $defs: { 'a/b': { type: 'integer' }, loop: { $ref: '#/$defs/loop' } } };
  const cases: [string, unknown, string][] = [
    ['1', { type: ['string', 'null'] }, '"1"'],
    ['null', { type: ['string', 'null'] }, 'null'],
    ['1', { enum: ['1', '2'] }, '"1"'],
    ['1', { enum: [1, 2] }, '1'],
    ['true', { const: true }, 'true'],
    ['[1]', { oneOf: [{ type: 'array' }, { type: 'string' }] }, '[1]'],
    ['5', { $ref: '#/$defs/a~1b' }, '5'],
    ['5', { $ref: '#/$defs/loop' }, '5'],
    ['5', { $ref: 'elsewhere' }, '5'],
    ['5', true, '5'],
    ['NaN', { type: 'number' }, '"NaN"'],
    ['1e3', { type: 'integer' }, '"1e3"'],
    ['{"a": 1} x', { type: 'object' }, '"{\\"a\\": 1} x"'],
  ];
  for (const [text, schema, json] of cases) assert.equal(toJson(text, schema, root), json, text);
});
