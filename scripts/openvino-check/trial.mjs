// The project built with a version of OpenVINO: the addon, and the check that drives every declared
// field through the library. Another version than the pinned one is tried in a copy.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot } from '../lib/project.mjs';

const copied = [
  ...['package.json', 'tsconfig.json', 'CMakeLists.txt', 'cmake', 'native', 'scripts'],
  ...['bench/bare-loop', 'models/tiny-chat', 'test/helpers', 'test/native/genai-layout.test.ts'],
];

function copyProject() {
  const folder = mkdtempSync(join(tmpdir(), 'openvino-serve-trial-'));
  for (const path of copied)
    cpSync(join(projectRoot, path), join(folder, path), { recursive: true });
  symlinkSync(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

function node(folder, pins, cache, ...args) {
  return spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: Infinity,
    env: {
      ...process.env,
      OPENVINO_SERVE_PINS: pins,
      OPENVINO_SERVE_CACHE: cache,
      OpenVINOGenAI_DIR: '',
      // Else this script, run by a test, would look like one of the runner's own children.
      NODE_TEST_CONTEXT: undefined,
    },
  });
}

/** The lines that say what is wrong, of a compiler's or linker's many. */
function errors(text) {
  const lines = text.split('\n').filter((line) => /error|undefined reference|FAILED/i.test(line));
  return (lines.length > 0 ? lines : text.trim().split('\n').slice(-5)).slice(0, 20);
}

/** The reasons why the check failed, of the test runner's TAP. */
function failures(tap) {
  // Where a type's size or a field's place is another, the library crashes and no test has run.
  const error = /^# Error: .*\n([\s\S]*?)(?:\n)?# {5}at /m.exec(tap);
  if (error) {
    const signal = /^# {3}signal: '(\w+)'/m.exec(tap)?.[1];
    const said = error[1].replaceAll(/^# ?/gm, '').trim();
    return [`native/test/genai_layout_check.cc ends with ${signal ?? 'an error'}.\n${said}`.trim()];
  }
  return [...tap.matchAll(/^not ok \d+ - (.*)\n {2}---\n([\s\S]*?)\n {2}(?:code|stack):/gm)].map(
    ([, name, body]) =>
      `${name}\n${body.replace(/^[\s\S]*?\n {2}error: (\|-\n)?/, '').replace(/^ {4}/gm, '')}`,
  );
}

/** The wheels of this platform, whatever the file's form. */
const files = (pins) =>
  JSON.stringify(
    JSON.parse(readFileSync(pins, 'utf8')).platforms[`${process.platform}-${process.arch}`],
  );

/** Returns what must change; `note` is told what fits. */
export function checkTrialBuild(wheels, pins, note) {
  const pinned = join(projectRoot, 'scripts', 'openvino-wheels.json');
  const own = files(pins) === files(pinned);
  const folder = own ? projectRoot : copyProject();
  const trial = (...args) => node(folder, own ? pinned : pins, dirname(wheels), ...args);
  try {
    const build = trial('scripts/build-native.mjs');
    if (build.status !== 0) {
      return [`The addon cannot be built:\n${errors(build.stderr).join('\n')}`];
    }
    note('The addon builds.');
    const check = [
      '--test-concurrency=1',
      '--test-reporter=tap',
      'test/native/genai-layout.test.ts',
    ];
    const { status, stdout } = trial('--import', 'tsx', '--test', ...check);
    if (status === 0) {
      note('Every declared field reaches the library and is read where it writes it.');
      return [];
    }
    return failures(stdout).map((text) => `native/genai/declarations.h does not fit: ${text}`);
  } finally {
    if (!own) rmSync(folder, { recursive: true, force: true });
  }
}
