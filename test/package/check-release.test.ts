// What must agree before a version is released, and the changelog's form.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { projectRoot, runNode, temporaryFolder } from './scripts.js';

const changelog = `# Changelog

## Unreleased

## 1.2.3 - 2026-02-01

### Added

- A thing.

## 1.2.2 - 2026-01-01

### Fixed

- Another.
`;

interface Files {
  version?: string;
  lock?: string;
  text?: string;
}

function project(t: TestContext, { version = '1.2.3', lock = version, text = changelog }: Files) {
  const folder = temporaryFolder(t);
  const packages = { '': { version: lock } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ version }));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ version: lock, packages }));
  writeFileSync(join(folder, 'CHANGELOG.md'), text);
  return folder;
}

const check = (...args: string[]) =>
  runNode([join(projectRoot, 'scripts/check-release.mjs'), ...args]);

test('the project’s changelog is in its form', async () => {
  const { code, stderr } = await check();
  assert.equal(code, 0, stderr);
});

test('when all agree, the notes of the version are printed', async (t) => {
  const { code, stdout, stderr } = await check('v1.2.3', '--in', project(t, {}));
  assert.equal(code, 0, stderr);
  assert.equal(stdout, '### Added\n\n- A thing.\n');
});

const cases: [string, string, Files, RegExp][] = [
  ['another tag', 'v1.2.4', {}, /The tag is v1\.2\.4, but package\.json has 1\.2\.3/],
  ['a tag without v', '1.2.3', {}, /whose tag is v1\.2\.3/],
  ['an old lock file', 'v1.2.3', { lock: '1.2.2' }, /package-lock\.json has 1\.2\.2/],
  [
    'a version that the changelog lacks',
    'v1.3.0',
    { version: '1.3.0' },
    /newest version in CHANGELOG\.md is 1\.2\.3, not 1\.3\.0/,
  ],
  [
    'changes that belong to no version',
    'v1.2.3',
    { text: changelog.replace('Unreleased\n', 'Unreleased\n\n### Added\n\n- More.\n') },
    /"Unreleased" in CHANGELOG\.md is not empty/,
  ],
  [
    'a date that is none',
    'v1.2.3',
    { text: changelog.replace('2026-02-01', '2026-13-01') },
    /"1\.2\.3 - 2026-13-01" is not of the form/,
  ],
  [
    'versions in the wrong order',
    'v1.2.3',
    { text: changelog.replace('1.2.2 -', '1.10.0 -') },
    /1\.10\.0 stands below 1\.2\.3, which is older/,
  ],
  [
    'a kind of change that there is not',
    'v1.2.3',
    { text: changelog.replace('### Fixed', '### Repaired') },
    /"Repaired" is none of Added, Changed/,
  ],
];
for (const [what, tag, files, message] of cases) {
  test(`refuses ${what}`, async (t) => {
    const { code, stdout, stderr } = await check(tag, '--in', project(t, files));
    assert.equal(code, 1);
    assert.equal(stdout, '');
    assert.match(stderr, message);
    assert.doesNotMatch(stderr, /^\s+at /m);
  });
}

test('asks for one tag', async () => {
  const { code, stderr } = await check('v1.2.3', 'v1.2.4');
  assert.equal(code, 1);
  assert.match(stderr, /Name one tag/);
});
