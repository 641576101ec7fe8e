import assert from 'node:assert/strict';
import test from 'node:test';
import { CompiledTemplate } from '../../lib/chat-template/compiled-template.js';
import { parseJson } from '../../lib/chat-template/json.js';
import { renderWithJinja2 } from './jinja2.js';

const TEXTS = [
  '{"b": 1.0, "a": [1, 1.50, -0.0, -0, 1e5, 1E-7, 12345678901234567890, 0.1], "10": 1, "2": {}}',
  ' [ "\\u00e9\\ud83d\\ude00\\n\\"", "é😀", null , true,false, [ ], { } ] ',
  '{"a": {"a": {"a": [{"x": "y"}]}}, "": "empty"}',
  '[1e16, 1e15, 123456789.125, 1e300, 5e-324, 100000000000000000000.0]',
];

test('JSON text reaches the template as Python reads it', async () => {
  const template = '{{ v | tojson }}|{{ v }}|{{ v | tojson(indent=2) }}';
  const expected = await renderWithJinja2(
    TEXTS.map((text) => ({ template, variables: {}, json: { v: text } })),
  );
  for (const [i, text] of TEXTS.entries()) {
    const rendered = new CompiledTemplate(template).render({ v: parseJson(text) });
    assert.equal(rendered, expected[i]!.text, text);
  }
});

test('what is not JSON is refused', () => {
  for (const text of ['', '{', '{"a": 1,}', '[1 2]', 'NaN', "{'a': 1}"]) {
    assert.throws(() => parseJson(text), SyntaxError, text);
  }
  assert.equal(parseJson(' "text" '), 'text');
});
