// What a failed load means on systems that the tests do not run on. The loaders' messages are real.

import assert from 'node:assert/strict';
import test from 'node:test';
import { explainLoadFailure } from '../../lib/addon/explain-load-failure.js';
import type { LoadAttempt, LoadProblem } from '../../lib/addon/load-failure.js';
import type { LoadFacts } from '../../lib/addon/load-facts.js';

const FACTS: LoadFacts = {
  platform: 'linux-x64',
  packageName: '@openvino-serve/linux-x64',
  version: '1.2.3',
  checkout: false,
  published: ['linux-x64', 'darwin-arm64'],
  installed: [],
  libc: 'glibc',
  glibc: '2.26',
};

const FOLDER = '/app/node_modules/@openvino-serve/linux-x64';

function explain(reason: string, facts: Partial<LoadFacts> = {}, outcome = 'failed') {
  const attempt = { where: 'platform-package', path: FOLDER, outcome, reason } as LoadAttempt;
  return explainLoadFailure([attempt], new Error(reason), { ...FACTS, ...facts });
}

const ADDON = `${FOLDER}/prebuilds/linux-x64/openvino_serve.node`;

const MESSAGES: [string, LoadProblem, RegExp, RegExp][] = [
  [
    `/lib64/libc.so.6: version \`GLIBC_2.27' not found (required by ${ADDON})`,
    'old-glibc',
    /openvino_serve\.node needs glibc 2\.27 or later; this system has 2\.26\./,
    /Ubuntu 18\.04, Debian 10 or Red Hat Enterprise Linux 8, or a later release/,
  ],
  [
    `/lib64/libm.so.6: version \`GLIBC_2.40' not found (required by ${FOLDER}/libtbb.so.12)`,
    'old-glibc',
    /libtbb\.so\.12 needs glibc 2\.40/,
    /^Run it on Debian 13, or a later release/,
  ],
  [
    `/opt/conda/lib/libstdc++.so.6: version \`CXXABI_1.3.15' not found (required by ${ADDON})`,
    'old-libstdc++',
    /\/opt\/conda\/lib\/libstdc\+\+\.so\.6 lacks CXXABI_1\.3\.15/,
    /conda/,
  ],
  [
    'libstdc++.so.6: cannot open shared object file: No such file or directory',
    'missing-library',
    /library libstdc\+\+\.so\.6 is missing/,
    /libstdc\+\+6 \(Debian, Ubuntu\)/,
  ],
  [
    'libtbb.so.12: cannot open shared object file: No such file or directory',
    'broken-file',
    /libtbb\.so\.12 is missing/,
    /Install it again: remove \/app\/node_modules\/@openvino-serve\/linux-x64 and run/,
  ],
  [
    `${ADDON}: failed to map segment from shared object: Operation not permitted`,
    'no-exec',
    /run from the folder of \S+openvino_serve\.node/,
    /noexec/,
  ],
  [`${ADDON}: failed to map segment from shared object`, 'no-exec', /run from/, /noexec/],
  [
    `${ADDON}: cannot open shared object file: Permission denied`,
    'not-readable',
    /openvino_serve\.node: .*Permission denied/,
    /right to read/,
  ],
  [`EACCES: permission denied, open '${ADDON}'`, 'not-readable', /openvino_serve/, /right to read/],
  [`${ADDON}: file too short`, 'broken-file', /damaged/, /Install it again/],
  [`${ADDON}: wrong ELF class: ELFCLASS32`, 'wrong-architecture', /linux-x64/, /Install it again/],
  [
    `${ADDON}: undefined symbol: _ZN2ov5genai9TokenizerC1Ev`,
    'mixed-libraries',
    /does not fit .*_ZN2ov5genai9TokenizerC1Ev/,
    /LD_LIBRARY_PATH/,
  ],
  [
    `\\\\?\\C:\\app\\openvino_serve.node is not a valid Win32 application.`,
    'wrong-architecture',
    /is not for linux-x64/,
    /Install it again/,
  ],
  ['something new', 'unknown', /something new/, /Install it again/],
];

test('a message of the loader has a meaning and a remedy', () => {
  for (const [message, problem, says, remedy] of MESSAGES) {
    const explanation = explain(message);
    assert.equal(explanation.problem, problem, message);
    assert.match(explanation.says, says);
    assert.match(explanation.remedy, remedy);
  }
});

test('musl is the reason, whatever musl says', () => {
  const musl = { libc: 'musl', glibc: undefined } as const;
  const reasons = [
    'Error loading shared library ld-linux-x86-64.so.2: No such file or directory (needed by x)',
    'Error relocating x: __memcpy_chk: symbol not found',
  ];
  for (const reason of reasons) assert.equal(explain(reason, musl).problem, 'musl');
  // npm does not install packages for glibc there.
  const absent = explain('Cannot find module', musl, 'absent');
  assert.equal(absent.problem, 'musl');
  assert.match(absent.remedy, /node:22-slim instead of node:22-alpine/);
});

test('Node.js for another processor than the machine has is told apart', () => {
  const { problem, remedy } = explain('', { platform: 'darwin-x64', libc: undefined }, 'absent');
  assert.equal(problem, 'unsupported-platform');
  assert.equal(remedy, "If this machine's processor is arm64, install the Node.js for it.");
});

test('in a checkout the remedy is to build', () => {
  const reason = `/lib64/libc.so.6: version \`GLIBC_2.99' not found (required by ${ADDON})`;
  for (const text of [reason, `${ADDON}: file too short`]) {
    assert.match(explain(text, { checkout: true }).remedy, /npm run build:native/);
  }
});
