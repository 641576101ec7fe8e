// What the last build was made from, so that nothing is built twice and nothing stale is run.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from './project.mjs';
import { pinsFile } from './wheels.mjs';

function* files(path) {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) yield* files(join(path, name));
}

/** The hash of these files' names and contents, and of these values. */
function fingerprint(paths, values = []) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of files(join(projectRoot, path))) {
      hash
        .update(`${file.slice(projectRoot.length)}\0`)
        .update(readFileSync(file))
        .update('\0');
    }
  }
  for (const value of values) hash.update(`${value}\0`);
  return hash.digest('hex');
}

const stamps = {
  native: {
    file: 'build/.openvino-serve-stamp',
    product: 'build/Release/openvino_serve.node',
    from: ['native', 'cmake', 'CMakeLists.txt'],
    values: () => [
      process.platform,
      process.arch,
      process.env.OpenVINOGenAI_DIR ?? '',
      readFileSync(pinsFile(), 'utf8'),
    ],
  },
  typescript: {
    file: 'dist/.openvino-serve-stamp',
    from: [
      ...['lib', 'tsconfig.json', 'tsconfig.build.json'],
      ...['scripts/bundle-typebox.mjs', 'package-lock.json'],
    ],
  },
};

const current = ({ from, values }) => fingerprint(from, values?.());

function fresh(stamp) {
  const path = join(projectRoot, stamp.file);
  if (stamp.product && !existsSync(join(projectRoot, stamp.product))) return false;
  return existsSync(path) && readFileSync(path, 'utf8') === current(stamp);
}

// The sources are read before the build and noted after it: what is edited meanwhile is not in it.
function begin(stamp) {
  const path = join(projectRoot, stamp.file);
  const sources = current(stamp);
  rmSync(path, { force: true });
  return () => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, sources);
  };
}

export const nativeBuildFresh = () => fresh(stamps.native);
export const typescriptFresh = () => fresh(stamps.typescript);

/** To be called before a build; returns the function to call when it has succeeded. */
export const beginNativeBuild = () => begin(stamps.native);
export const beginTypescript = () => begin(stamps.typescript);
