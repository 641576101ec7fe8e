#!/usr/bin/env node
// Says what must change for another version of OpenVINO, and exits with 1 if something must.
//
//   node scripts/check-openvino-version.mjs              the pinned version
//   node scripts/check-openvino-version.mjs 2026.4.1     a published version
//   node scripts/check-openvino-version.mjs pins.json    the version that a file pins
//
// It compares the libraries with cmake/libraries.cmake and the exported symbols with those in use,
// and builds a copy of the project to drive the declarations in native/genai/ through the library.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { resolvePins } from './lib/pins.mjs';
import { fail, run } from './lib/report.mjs';
import { requireBuildTools } from './lib/tools.mjs';
import { fetchWheels, pinsFile, readPins } from './lib/wheels.mjs';
import { checkLibraries } from './openvino-check/libraries.mjs';
import { checkSymbols } from './openvino-check/symbols.mjs';
import { checkTrialBuild } from './openvino-check/trial.mjs';

/** The file that pins what is to be checked; a version's is written into `folder`. */
function pinsOf(wanted, folder) {
  if (!wanted) return pinsFile();
  if (wanted.endsWith('.json')) return resolve(wanted);
  const platform = `${process.platform}-${process.arch}`;
  const like = JSON.parse(readFileSync(pinsFile(), 'utf8'));
  const file = join(folder, 'pins.json');
  writeFileSync(file, JSON.stringify(resolvePins(wanted, like, [platform])));
  return file;
}

function section(title, check) {
  console.log(`\n${title}`);
  const problems = check((line) => console.log(`  ok      ${line}`));
  for (const text of problems) console.log(`  CHANGE  ${text.replaceAll('\n', '\n          ')}`);
  return problems.length;
}

await run('check-openvino-version', () => {
  if (process.platform !== 'linux') fail('This check reads ELF files and runs on Linux only.');
  requireBuildTools();
  const folder = mkdtempSync(join(tmpdir(), 'openvino-serve-check-'));
  try {
    const pins = pinsOf(process.argv[2], folder);
    process.env.OPENVINO_SERVE_PINS = pins;
    const { openvino: version, 'openvino-genai': genai } = readPins().versions;
    const wheels = fetchWheels((line) => console.error(line));
    console.log(`OpenVINO ${version}, GenAI ${genai}: ${wheels}`);
    const changes =
      section('Libraries', (note) => checkLibraries(wheels, version, note)) +
      section('Symbols', (note) => checkSymbols(wheels, note)) +
      section('Layout and build', (note) => checkTrialBuild(wheels, pins, note));
    if (changes > 0) {
      console.log(
        `\n${changes} to change before OpenVINO ${version} can be pinned; see CONTRIBUTING.md.`,
      );
      process.exitCode = 1;
    } else console.log(`\nOpenVINO ${version} fits.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
