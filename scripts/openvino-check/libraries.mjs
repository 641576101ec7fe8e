// The libraries of an OpenVINO against the project's table of them, cmake/libraries.cmake.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../lib/project.mjs';

// What every Linux of the supported kind has.
const system = /^(ld-linux.*|lib(c|m|dl|rt|pthread|stdc\+\+|gcc_s)\.so\.\d+|libOpenCL\.so\.1)$/;

/** Where the unpacked wheels keep their libraries. */
export const libraryFolders = (wheels) =>
  ['openvino/libs', 'openvino_genai', 'openvino_tokenizers/lib'].map((name) => join(wheels, name));

/** The files in them, by name. */
export function presentFiles(wheels) {
  return new Map(
    libraryFolders(wheels).flatMap((folder) =>
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => [name, join(folder, name)]),
    ),
  );
}

/** The table itself, as CMake reads it. */
export function libraryTable(abi) {
  const folder = mkdtempSync(join(tmpdir(), 'openvino-serve-table-'));
  const script = join(folder, 'print.cmake');
  writeFileSync(
    script,
    `cmake_minimum_required(VERSION 3.20)
cmake_host_system_information(RESULT CMAKE_SYSTEM_PROCESSOR QUERY OS_PLATFORM)
include("${join(projectRoot, 'cmake', 'libraries.cmake')}")
openvino_serve_library_names("${abi}" required optional)
openvino_serve_left_out(left_out)
foreach(list required optional left_out)
  string(REPLACE ";" "\\t" line "\${\${list}}")
  execute_process(COMMAND "\${CMAKE_COMMAND}" -E echo "\${line}")
endforeach()
`,
  );
  try {
    const text = execFileSync('cmake', ['-P', script], { encoding: 'utf8' });
    const [required, optional, leftOut] = text.split('\n').map((line) => line.split('\t'));
    return { required, optional, leftOut: leftOut.map((expression) => new RegExp(expression)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function dynamic(file, tag) {
  const text = execFileSync('readelf', ['--dynamic', '--wide', file], { encoding: 'utf8' });
  return [...text.matchAll(new RegExp(`\\(${tag}\\).*\\[(.*)\\]`, 'g'))].map((match) => match[1]);
}

/** Returns what must change; `note` is told what fits. */
export function checkLibraries(wheels, version, note) {
  const [, year, minor, patch] = /^20(\d+)\.(\d+)\.(\d+)/.exec(version);
  const abi = `${year}${minor}${patch}`;
  const files = presentFiles(wheels);
  const { required, optional, leftOut } = libraryTable(abi);
  const taken = [...required, ...optional];
  const problems = [];

  const runtime = [...files.keys()].find((name) => /^libopenvino\.so\./.test(name));
  if (runtime === `libopenvino.so.${abi}`) note(`The sonames end with .${abi}.`);
  else {
    problems.push(
      `The runtime is ${runtime ?? 'missing'}, but openvino_serve_abi() in cmake/openvino.cmake makes ${abi} of ${version}.`,
    );
  }
  for (const name of taken.filter((name) => !files.has(name))) {
    problems.push(`${name} is in cmake/libraries.cmake, but not in this version: gone or renamed.`);
  }
  for (const name of files.keys()) {
    if (taken.includes(name) || leftOut.some((expression) => expression.test(name))) continue;
    problems.push(
      `${name} is new: add it to cmake/libraries.cmake, to those taken or those left out.`,
    );
  }
  for (const name of taken.filter((name) => files.has(name))) {
    const file = files.get(name);
    const [soname = name] = dynamic(file, 'SONAME');
    if (soname !== name) problems.push(`${name} calls itself ${soname} (its soname).`);
    for (const needed of dynamic(file, 'NEEDED')) {
      if (taken.includes(needed) || system.test(needed)) continue;
      problems.push(`${name} needs ${needed}, which is not in cmake/libraries.cmake.`);
    }
  }
  if (problems.length === 0) {
    note(`All ${taken.length} libraries of cmake/libraries.cmake are there, and no new ones.`);
  }
  return problems;
}
