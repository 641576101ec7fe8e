// What is said of an installation whose files are damaged, from the real files, made worse. The
// system's own loader says what it says.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LoadProblem } from '../../lib/addon/load-failure.js';
import { addPlatformPackage, copyEdited, install, load } from './installed-layout.js';
import { isLinux } from './scripts.js';

const skip = !isLinux || process.arch !== 'x64';
const ADDON = 'openvino_serve.node';

interface Damage {
  title: string;
  file: string;
  /** Undefined to leave the file out. */
  edit?: (bytes: Buffer) => Buffer;
  problem: LoadProblem;
  says: RegExp;
  remedy: RegExp;
}

/** Replaces a symbol's version, of which the file holds the name and the hash, by a newer one. */
function needing(version: string, newer: string) {
  return (bytes: Buffer): Buffer => {
    const name = bytes.indexOf(`${version}\0`);
    const hash = bytes.indexOf(hashOf(version));
    assert.ok(name > 0 && hash > 0 && version.length === newer.length);
    bytes.write(newer, name);
    hashOf(newer).copy(bytes, hash);
    return bytes;
  };
}

/** The System V hash, by which the loader compares versions. */
function hashOf(text: string): Buffer {
  let hash = 0;
  for (const byte of Buffer.from(text)) {
    hash = ((hash << 4) + byte) >>> 0;
    const high = (hash & 0xf0000000) >>> 0;
    hash = ((hash ^ (high >>> 24)) & ~high) >>> 0;
  }
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(hash);
  return buffer;
}

const forArm64 = (bytes: Buffer) => {
  bytes.writeUInt16LE(183, 18);
  return bytes;
};

const reinstall = /^Install it again: remove \S+ and run `npm install`\.$/;

const DAMAGES: Damage[] = [
  {
    title: 'a truncated library, which would end the process with SIGBUS',
    file: 'libopenvino.so.2631',
    edit: (bytes) => bytes.subarray(0, 5_000_000),
    problem: 'broken-file',
    says: /libopenvino\.so\.2631 is truncated: it has 5000000 of at least 20\d{6} bytes/,
    remedy: reinstall,
  },
  {
    title: 'an empty addon',
    file: ADDON,
    edit: () => Buffer.alloc(0),
    problem: 'broken-file',
    says: /openvino_serve\.node is not a library/,
    remedy: reinstall,
  },
  {
    title: 'a page of an error message in the place of a library',
    file: 'libtbb.so.12',
    edit: () => Buffer.from('<html>'.repeat(1000)),
    problem: 'broken-file',
    says: /libtbb\.so\.12 is not a library/,
    remedy: reinstall,
  },
  {
    title: 'an addon for another processor',
    file: ADDON,
    edit: forArm64,
    problem: 'wrong-architecture',
    says: /openvino_serve\.node is for arm64, but this Node\.js is for x64/,
    remedy: reinstall,
  },
  {
    title: 'a library that the addon is linked with is missing',
    file: 'libopenvino_genai.so.2631',
    problem: 'broken-file',
    says: /libopenvino_genai\.so\.2631 is missing/,
    remedy: reinstall,
  },
  {
    title: 'a library that OpenVINO loads later is missing',
    file: 'libopenvino_intel_cpu_plugin.so',
    problem: 'broken-file',
    says: /cpu_plugin\.so is missing/,
    remedy: reinstall,
  },
  {
    title: 'an addon that needs a newer glibc',
    file: ADDON,
    edit: needing('GLIBC_2.14', 'GLIBC_2.99'),
    problem: 'old-glibc',
    says: /openvino_serve\.node needs glibc 2\.99 or later; this system has 2\.\d+/,
    remedy: /a distribution with glibc 2\.99/,
  },
  {
    title: 'an addon that needs a newer libstdc++',
    file: ADDON,
    edit: needing('GLIBCXX_3.4.22', 'GLIBCXX_3.9.22'),
    problem: 'old-libstdc++',
    says: /needs a newer libstdc\+\+: \S+libstdc\+\+\.so\.6 lacks GLIBCXX_3\.9\.22/,
    remedy: /conda/,
  },
];

for (const { title, file, edit, problem, says, remedy } of DAMAGES) {
  test(title, { skip }, async (t) => {
    const { modules, main } = install(t);
    const { prebuilds } = addPlatformPackage(modules, file);
    if (edit) copyEdited(file, prebuilds, edit);
    const { code, message, failure } = await load(main);
    assert.equal(code, 'ADDON_LOAD_FAILED');
    assert.equal(failure.problem, problem, message);
    assert.match(failure.says, says);
    assert.match(failure.remedy, remedy);
    assert.ok(message.includes(failure.says) && message.includes(failure.remedy));
  });
}

test('a library that is whole by its size but not by its content', { skip }, async (t) => {
  const { modules, main } = install(t);
  const { prebuilds } = addPlatformPackage(modules, 'libtbb.so.12');
  copyEdited('libtbb.so.12', prebuilds, (bytes) => bytes.fill(0, 64, bytes.length));
  const { code, failure } = await load(main);
  assert.equal(code, 'ADDON_LOAD_FAILED');
  assert.match(failure.remedy, reinstall);
});
