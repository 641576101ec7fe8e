import assert from 'node:assert/strict';
import test, { mock } from 'node:test';
import {
  CompiledTemplate,
  TemplateRenderError,
} from '../../lib/chat-template/compiled-template.js';
import { TemplateSyntaxError } from '../../lib/chat-template/syntax-error.js';
import { CONSTRUCTS, data } from './constructs.js';
import { NOW, renderWithJinja2 } from './jinja2.js';

test('every construct renders as in jinja2, or is refused as there', async () => {
  const cases = CONSTRUCTS.map((template) => ({ template, variables: data }));
  const expected = await renderWithJinja2(cases);
  mock.timers.enable({ apis: ['Date'], now: NOW });
  for (const [i, { template, variables }] of cases.entries()) {
    const { text, line } = expected[i]!;
    const render = () => new CompiledTemplate(template).render(variables);
    if (text !== undefined) assert.equal(render(), text, template);
    else if (line === undefined) assert.throws(render, TemplateRenderError, template);
    else assert.throws(render, TemplateSyntaxError, template);
  }
});

const REFUSED: [template: string, line: number, reason: RegExp][] = [
  ['a\n\n{{ 1 | nosuch }}', 3, /No filter named 'nosuch'/],
  ['a\n{% set x = 1 is nosuch %}', 2, /No test named 'nosuch'/],
  ['\n{% if x %}\n{% for y in z %}\n{% endif %}\n', 4, /endfor|endif/],
  ['x\n{% for y in z %}\nbody\n\n', 2, /'for' is never closed/],
  ['x\n{% if a %}\n{% set b %}\n{% endset %}\n{% set c = 1 %}', 2, /'if' is never closed/],
  ['x\n{% macro f(a) %}\n{{ a }}', 2, /'macro' is never closed/],
  ['x\n\n{{ a ', 3, /not closed/],
  ['x\n{# a\n', 2, /end of comment/],
  ['x\n{% raw %} a\n', 2, /end of raw/],
  ['x\n{{ a ! b }}', 2, /unexpected character "!"/],
  ["x\n\n\n{{ 'a }}", 4, /unexpected character "'"/],
  ['x\n{{ (a] }}', 2, /unexpected ']', expected '\)'/],
  ['x\n{{ a) }}', 2, /unexpected '\)'/],
  ['{{ a\n  .b\n  c }}', 3, /"c"/],
  ['\n\n{% include "x" %}', 3, /Unknown statement type: include/],
  ['\n{% endif %}', 2, /endif/],
  ['\n{% set 1 = 2 %}', 2, /can't assign/],
  ['\n{{ }}', 2, /./],
  ['\n{% %}', 2, /./],
  ['{% for x in y %}\n{{ x }}\n{% endfor', 3, /not closed/],
];

test('what jinja2 refuses is refused with its line', async () => {
  const cases = REFUSED.map(([template]) => ({ template, variables: {} }));
  const rendered = await renderWithJinja2(cases);
  for (const [i, [template, line, reason]] of REFUSED.entries()) {
    assert.ok(rendered[i]!.error, `jinja2 accepts ${template}`);
    assert.throws(
      () => new CompiledTemplate(template),
      (error) => {
        assert.ok(error instanceof TemplateSyntaxError);
        assert.equal(error.line, line, template);
        assert.match(error.reason, reason);
        return true;
      },
    );
  }
});

test('a failing rendering names the line, also behind a macro', () => {
  const template = '{% macro f(x) %}\n{{ x.y.z }}\n{% endmacro %}\n{{ f({}) }}';
  assert.throws(() => new CompiledTemplate(template).render({}), { line: 2, raised: false });
  const raising = 'a\n{% if yes %}\n  {{ raise_exception("Nein") }}{% endif %}';
  assert.throws(() => new CompiledTemplate(raising).render({ yes: true }), {
    line: 3,
    reason: 'Nein',
    raised: true,
  });
  const endless = '{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}';
  assert.throws(() => new CompiledTemplate(endless).render({}), TemplateRenderError);
});

test('one template renders many times, each for itself', () => {
  const template = new CompiledTemplate('{% set x = n %}{{ x }}{{ seen }}{% set seen = 1 %}');
  assert.deepEqual(
    [1, 2, 3].map((n) => template.render({ n })),
    ['1', '2', '3'],
  );
});
