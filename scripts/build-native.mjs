#!/usr/bin/env node
// Builds the addon and puts it with its libraries into build/Release. Incremental.
//
//   node scripts/build-native.mjs [--debug] [--clean] [--verbose]
//
//   --debug   symbols and frame pointers for gdb, perf and valgrind, instead of a release build
//   --clean   from nothing
//   --verbose what CMake and the compiler say, also if all goes well

import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './lib/project.mjs';
import { fail, run } from './lib/report.mjs';
import { beginNativeBuild } from './lib/stamps.mjs';
import { requireBuildTools } from './lib/tools.mjs';
import { fetchWheels, pinsFile } from './lib/wheels.mjs';

const work = join(projectRoot, 'build', 'cmake');
const output = join(projectRoot, 'build', 'Release');

/** cmake-js, as a command: the package exports no path to its command line. */
function cmakeJs() {
  try {
    const require = createRequire(join(projectRoot, 'package.json'));
    const manifest = require.resolve('cmake-js/package.json');
    return join(manifest, '..', require(manifest).bin['cmake-js']);
  } catch {
    return fail('cmake-js is not installed.', 'Run: npm ci');
  }
}

function cmake(command, ...args) {
  const common = ['--directory', projectRoot, '--out', work, '--log-level', 'warn'];
  // What CMake says is of interest if it fails, or when asked for. Standard output is kept free for
  // scripts that print a result.
  const output = process.argv.includes('--verbose') ? 2 : 'pipe';
  const { status, error, stdout, stderr } = spawnSync(
    process.execPath,
    [cmakeJs(), command, ...common, ...args],
    { cwd: projectRoot, stdio: ['ignore', output, output], maxBuffer: Infinity },
  );
  if (error) throw error;
  if (status === 0) return;
  process.stderr.write(Buffer.concat([stdout, stderr].filter(Boolean)));
  fail(`"cmake-js ${command}" failed; the reason is above.`);
}

function settings({ debug }) {
  const sdk = process.env.OpenVINOGenAI_DIR;
  if (sdk && !existsSync(join(sdk, 'OpenVINOGenAIConfig.cmake'))) {
    fail(
      `OpenVINOGenAI_DIR is ${sdk}, which has no OpenVINOGenAIConfig.cmake.`,
      'Name the folder runtime/cmake of an installed OpenVINO GenAI SDK, or unset it.',
    );
  }
  const values = {
    OPENVINO_SERVE_WHEELS: sdk ? '' : fetchWheels((line) => console.error(line)),
    OPENVINO_SERVE_PINS: sdk ? '' : pinsFile(),
    OpenVINOGenAI_DIR: sdk ?? '',
    OPENVINO_SERVE_DEBUG_INFO: debug ? 'ON' : 'OFF',
  };
  return Object.entries(values).filter(([, value]) => value);
}

// CMake's cache keeps the way (SDK or wheels) and the folders of its first run.
const settingsFile = join(work, 'settings.json');
const reusable = (wanted) =>
  existsSync(settingsFile) && readFileSync(settingsFile, 'utf8') === wanted;

await run('build-native', () => {
  requireBuildTools();
  const defines = settings({ debug: process.argv.includes('--debug') });
  const finished = beginNativeBuild();
  const wanted = JSON.stringify([projectRoot, defines]);
  if (process.argv.includes('--clean') || !reusable(wanted)) {
    rmSync(work, { recursive: true, force: true });
    // The folder itself stays: node-gyp, if it runs this, keeps notes of its own in it.
    for (const entry of existsSync(output) ? readdirSync(output, { withFileTypes: true }) : []) {
      if (entry.isFile()) rmSync(join(output, entry.name));
    }
  }
  cmake('configure', ...defines.map(([name, value]) => `--CD${name}=${value}`));
  writeFileSync(settingsFile, wanted);
  cmake('build', '--parallel', String(availableParallelism()));
  finished();
});
