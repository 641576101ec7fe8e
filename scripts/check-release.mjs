#!/usr/bin/env node
// Says whether the version's tag, package.json, package-lock.json and CHANGELOG.md agree.
//
//   node scripts/check-release.mjs v1.2.3           prints the version's notes, if all agree
//   node scripts/check-release.mjs                  before there is a tag: only the changelog's form
//   ... --in DIR                                    a project in another folder

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { changelogMistakes, changelogSections } from './lib/changelog.mjs';
import { projectRoot } from './lib/project.mjs';
import { fail, run } from './lib/report.mjs';

const mistakesIn = (changelog) =>
  changelogMistakes(changelog).map((mistake) => `CHANGELOG.md: ${mistake}.`);

function disagreements(tag, read, changelog) {
  const { version } = JSON.parse(read('package.json'));
  const lock = JSON.parse(read('package-lock.json'));
  const [unreleased, newest] = changelogSections(changelog);
  const found = [];
  if (tag !== `v${version}`) {
    found.push(`The tag is ${tag}, but package.json has ${version}, whose tag is v${version}.`);
  }
  if (lock.version !== version || lock.packages[''].version !== version) {
    found.push(`package-lock.json has ${lock.version}, but package.json ${version}: npm install.`);
  }
  if (newest?.version !== version) {
    found.push(
      `The newest version in CHANGELOG.md is ${newest?.version ?? 'none'}, not ${version}.`,
    );
  }
  if (unreleased?.text) {
    found.push('"Unreleased" in CHANGELOG.md is not empty: what is in it belongs to the version.');
  }
  return found;
}

await run('check-release', () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { in: { type: 'string', default: projectRoot } },
  });
  const [tag, ...more] = positionals;
  if (more.length > 0) fail('Name one tag: node scripts/check-release.mjs v1.2.3');
  const read = (name) => readFileSync(join(values.in, name), 'utf8');
  const changelog = read('CHANGELOG.md');
  const found = mistakesIn(changelog);
  if (tag) found.push(...disagreements(tag, read, changelog));
  if (found.length > 0)
    fail(tag ? `${tag} cannot be released.` : 'The changelog is wrong.', ...found);
  if (tag) console.log(changelogSections(changelog)[1].text);
});
