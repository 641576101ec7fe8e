// Which systems the libraries of a package load on: reads every ELF file with readelf.

import { spawnSync } from 'node:child_process';
import { openSync, readSync, closeSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from '../scripts/lib/report.mjs';

function isElf(path) {
  const file = openSync(path, 'r');
  const start = Buffer.alloc(4);
  readSync(file, start, 0, 4, 0);
  closeSync(file);
  return start.equals(Buffer.from('\x7fELF', 'latin1'));
}

/** The ELF files below a folder. */
export function elfFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter(isElf)
    .sort();
}

function readelf(...args) {
  const { status, stdout, error } = spawnSync('readelf', ['--wide', ...args], {
    encoding: 'utf8',
    maxBuffer: 256 << 20,
    env: { ...process.env, LC_ALL: 'C' },
  });
  if (error || status !== 0) fail('readelf is needed, which comes with g++ (Debian: binutils).');
  return stdout;
}

/** Like `2.4` < `2.27`. */
export function compareVersions(a, b) {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  const at = left.findIndex((part, index) => part !== (right[index] ?? 0));
  if (at === -1) return left.length - right.length;
  return left[at] - (right[at] ?? 0);
}

/** What loading a file needs: its newest symbol versions, its search path, its stack. */
export function readElf(path) {
  const needs = {};
  // Only what is needed of others; the versions that a library defines are its own affair.
  const [, needed = ''] = readelf('--version-info', path).split('Version needs section');
  for (const [, name, version] of needed.matchAll(/\b(GLIBC|GLIBCXX|CXXABI)_([\d.]+)/g)) {
    if (!needs[name] || compareVersions(version, needs[name]) > 0) needs[name] = version;
  }
  const dynamic = readelf('--dynamic', path);
  const paths = [...dynamic.matchAll(/\((?:RPATH|RUNPATH)\).*\[(.*)\]/g)].map((match) => match[1]);
  const stack = /GNU_STACK.*\s(R?W?E?)\s/.exec(readelf('--segments', path))?.[1] ?? '';
  return { needs, searchPaths: paths, executableStack: stack.includes('E') };
}

/** The newest symbol versions that any file below a folder needs. */
export function symbolFloor(folder) {
  const floor = {};
  for (const path of elfFiles(folder)) {
    for (const [name, version] of Object.entries(readElf(path).needs)) {
      if (!floor[name] || compareVersions(version, floor[name]) > 0) floor[name] = version;
    }
  }
  return floor;
}

/** Fails if a file needs newer symbols than the table allows; nothing to do without a floor. */
export function checkSymbols(folder, floor) {
  if (!floor) return;
  for (const path of elfFiles(folder)) {
    for (const [name, version] of Object.entries(readElf(path).needs)) {
      if (compareVersions(version, floor[name]) <= 0) continue;
      fail(
        `${path} needs ${name}_${version}, but npm/platforms.mjs promises that the package runs with ${name}_${floor[name]}.`,
        'Build it on an older system, or look at native/portability/.',
      );
    }
  }
}
