// The legal files of the main package: its bill of materials is what npm installs at run time.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { addLegalFiles, assertValid, platform, readBom, stage, version } from './legal.js';
import type { Bom } from './legal.js';
import { projectRoot } from './scripts.js';

test('the main package', async (t) => {
  const optional = `@openvino-serve/${platform}`;
  const folder = stage(t, { optionalDependencies: { [optional]: version } });
  const { code, stderr } = await addLegalFiles(folder, { name: 'openvino-serve', version });
  assert.equal(code, 0, stderr);
  const text = readBom(folder);
  const { components } = JSON.parse(text) as Bom;

  await t.test('has a valid bill of materials, the same each time', async () => {
    await assertValid(text);
    await addLegalFiles(folder, { name: 'openvino-serve', version });
    assert.equal(readBom(folder), text);
  });

  await t.test('of its packages at run time, each with a licence that npm’s file names', () => {
    const lock = readFileSync(join(projectRoot, 'package-lock.json'), 'utf8');
    const { packages } = JSON.parse(lock) as {
      packages: Record<string, { version: string; dev?: boolean; license: string }>;
    };
    const expected = Object.entries(packages)
      .filter(([path, { dev }]) => path !== '' && !dev)
      .map(([path, entry]) => `${path.split('node_modules/').at(-1) ?? ''} ${entry.version}`);
    const found = components.map((entry) => `${entry.name} ${entry.version ?? ''}`);
    for (const line of new Set(expected)) assert.ok(found.includes(line), line);
    assert.ok(found.includes(`${optional} ${version}`));
    assert.ok(components.every(({ licenses }) => licenses?.length));
  });

  await t.test('and no registry is named in it', () => assert.doesNotMatch(text, /registry/));

  await t.test('and the licences at run time are those that THIRD_PARTY_NOTICES.md tells', () => {
    const licences = components.flatMap(({ licenses }) =>
      (licenses ?? []).map((entry) => ('license' in entry ? entry.license.id : entry.expression)),
    );
    const known = new Set(['MIT', 'ISC', 'BSD-3-Clause', 'Apache-2.0']);
    assert.deepEqual(
      licences.filter((licence) => !known.has(licence)),
      [],
    );
  });

  await t.test('and LICENSE and notices beside it', () => {
    for (const name of ['LICENSE', 'THIRD_PARTY_NOTICES.md']) {
      assert.ok(existsSync(join(folder, name)), name);
    }
  });
});
