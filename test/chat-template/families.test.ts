import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import test, { mock } from 'node:test';
import {
  CompiledTemplate,
  TemplateRenderError,
} from '../../lib/chat-template/compiled-template.js';
import { root } from '../helpers/child.js';
import { CASES } from './conversations.js';
import { NOW, renderWithJinja2 } from './jinja2.js';

const folder = path.join(root, 'test/chat-template/templates');
const families = await Promise.all(
  (await readdir(folder)).map(async (file) => ({
    file,
    template: await readFile(path.join(folder, file), 'utf8'),
  })),
);
const expected = await renderWithJinja2(
  families.flatMap(({ template }) => CASES.map(({ variables }) => ({ template, variables }))),
);

mock.timers.enable({ apis: ['Date'], now: NOW });

for (const [number, { file, template }] of families.entries()) {
  test(`${file}: every conversation is shown as jinja2 shows it`, () => {
    const compiled = new CompiledTemplate(template);
    let rendered = 0;
    for (const [i, { name, variables }] of CASES.entries()) {
      const { text } = expected[number * CASES.length + i]!;
      if (text === undefined) {
        assert.throws(() => compiled.render(variables), TemplateRenderError, name);
      } else {
        assert.equal(compiled.render(variables), text, name);
        rendered += 1;
      }
    }
    // Some conversations are none that the family takes.
    assert.ok(rendered >= 35, `only ${rendered} conversations were accepted`);
  });
}
