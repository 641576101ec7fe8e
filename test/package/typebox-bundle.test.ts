// TypeBox is one file of the package: to load its 700 would take most of an import's time.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from './scripts.js';

const dist = join(projectRoot, 'dist');

test('nothing in dist imports TypeBox, which is in a file with its licence', () => {
  const modules = readdirSync(dist, { recursive: true, encoding: 'utf8' });
  const sources = modules
    .filter((name) => name.endsWith('.js'))
    .map((name) => ({ name, source: readFileSync(join(dist, name), 'utf8') }));
  const importing = sources.filter(({ source }) => /\b(from|import)\s*\(?['"]typebox/.test(source));
  assert.deepEqual(
    importing.map(({ name }) => name),
    [],
  );
  const bundle = sources.find(({ name }) => name === 'typebox.js')?.source ?? '';
  const licence = readFileSync(join(projectRoot, 'node_modules/typebox/license'), 'utf8');
  assert.ok(bundle.includes(licence.trim()));
});
