#!/usr/bin/env node
// Runs every check in order and sums up; exits with 1 if one failed.
//
//   node scripts/test.mjs                  all checks
//   node scripts/test.mjs test/unit        the tests of these files or folders only

import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { projectRoot } from './lib/project.mjs';
import { fail, run } from './lib/report.mjs';

const require = createRequire(join(projectRoot, 'package.json'));

/** The command line of an installed package; its "exports" may hide the file itself. */
function tool(name, file, ...args) {
  return [process.execPath, join(projectRoot, 'node_modules', name, file), ...args];
}

function find(path, pattern) {
  const absolute = join(projectRoot, path);
  if (!statSync(absolute, { throwIfNoEntry: false })) fail(`There is no ${path}.`);
  if (!statSync(absolute).isDirectory()) return [path];
  const found = readdirSync(absolute, { recursive: true }).map((name) => join(path, name));
  return found.filter((name) => pattern.test(name)).sort();
}

/** The checks that run the tests of these files and folders, each file in a process of its own. */
function testChecks(paths) {
  const files = paths.flatMap((path) => find(path, /\.test\.ts$/));
  if (files.length === 0) fail(`No test files in ${paths.join(' ')}.`);
  const ofPackages = (file) => file.startsWith(join('test', 'package'));
  const parts = [
    // Half of the time is theirs, most of it in one thread or waiting: they install and compile.
    ['Tests of the packages', files.filter(ofPackages), Math.min(availableParallelism(), 4)],
    // Those that load a model use every core, and one of speed or of time limits must not meet another.
    ['Tests', files.filter((file) => !ofPackages(file)), 1],
  ];
  return parts
    .filter(([, part]) => part.length > 0)
    .map(([title, part, atOnce]) => [`${title} (node:test)`, () => nodeTest(part, atOnce)]);
}

function nodeTest(files, atOnce) {
  const options = [`--test-concurrency=${atOnce}`, '--test-timeout=900000', '--test-reporter=spec'];
  return [process.execPath, '--import', 'tsx', '--test', ...options, ...files];
}

function clangFormat() {
  const sources = ['native', 'bench'].flatMap((folder) => find(folder, /\.(cc|h)$/));
  return [require('clang-format').getNativeBinary(), '--dry-run', '-Werror', ...sources];
}

const checks = [
  [
    'Format (prettier)',
    () => tool('prettier', 'bin/prettier.cjs', '--check', '--log-level=warn', '.'),
  ],
  ['Format of C++ (clang-format)', clangFormat],
  ['Lint (eslint)', () => tool('eslint', 'bin/eslint.js', '.', '--max-warnings=0')],
  ['Types (tsc)', () => tool('typescript', 'bin/tsc', '--noEmit')],
  // Installed before, so that the time it takes counts for no test.
  ['Python packages', () => [process.execPath, join('scripts', 'python-env.mjs')]],
  ['Package managers, runtimes', () => [process.execPath, join('scripts', 'install-tools.mjs')]],
  ...testChecks(['test', 'bench']),
];

const seconds = (from) => `${((Date.now() - from) / 1000).toFixed(1)} s`;

function check([title, command]) {
  console.log(`\n=== ${title}`);
  const began = Date.now();
  const [program, ...args] = command();
  const { status, signal } = spawnSync(program, args, { cwd: projectRoot, stdio: 'inherit' });
  const passed = status === 0;
  const reason = signal ? ` (${signal})` : '';
  return { passed, line: `${passed ? 'passed' : 'FAILED'}${reason}  ${title}, ${seconds(began)}` };
}

await run('test', () => {
  const began = Date.now();
  const paths = process.argv
    .slice(2)
    .map((path) => relative(projectRoot, join(process.cwd(), path)));
  const chosen = paths.length > 0 ? testChecks(paths) : checks;
  const results = chosen.map(check);
  console.log(`\n=== Summary\n${results.map(({ line }) => line).join('\n')}`);
  console.log(`total wall time ${seconds(began)}`);
  if (!results.every(({ passed }) => passed)) process.exitCode = 1;
});
