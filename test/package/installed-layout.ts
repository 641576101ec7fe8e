// The main package and that of a platform as a package manager lays them out, made of the checkout.

import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { AddonLoadFailure } from '../../lib/addon/load-failure.js';
import { projectRoot, releaseFolder, runNode, temporaryFolder } from './scripts.js';

export const platform = `${process.platform}-${process.arch}`;
export const packageName = `@openvino-serve/${platform}`;

const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
  version: string;
};
export const { version } = manifest;

/** The main package without a build, as it is installed; `published` are the release's platforms. */
export function install(t: TestContext, published = [platform]) {
  const modules = join(temporaryFolder(t), 'node_modules');
  const main = join(modules, 'openvino-serve');
  mkdirSync(main, { recursive: true });
  cpSync(join(projectRoot, 'dist'), join(main, 'dist'), { recursive: true });
  const packages = published.map((name) => [`@openvino-serve/${name}`, version]);
  const optionalDependencies = Object.fromEntries(packages) as Record<string, string>;
  writeFileSync(join(main, 'package.json'), JSON.stringify({ ...manifest, optionalDependencies }));
  symlinkSync(join(projectRoot, 'node_modules'), join(main, 'node_modules'));
  return { modules, main };
}

/** The package of a platform, empty. */
export function addPackage(modules: string, name: string, of = version) {
  const folder = join(modules, name);
  const prebuilds = join(folder, 'prebuilds', platform);
  mkdirSync(prebuilds, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: of }));
  return { folder, prebuilds };
}

/** This platform's package with the real files, but for one. */
export function addPlatformPackage(modules: string, missing?: string) {
  const { folder, prebuilds } = addPackage(modules, packageName);
  for (const name of readdirSync(releaseFolder)) {
    const [from, to] = [join(releaseFolder, name), join(prebuilds, name)];
    if (name === missing) continue;
    // Libraries are looked for beside the addon's real file.
    if (name.endsWith('.node')) cpSync(from, to);
    else symlinkSync(from, to);
  }
  return { folder, prebuilds };
}

/** A copy of a real file, with `edit` done to its bytes. */
export function copyEdited(name: string, folder: string, edit: (bytes: Buffer) => Buffer) {
  const bytes = edit(readFileSync(join(releaseFolder, name)));
  writeFileSync(join(folder, name), bytes, { mode: 0o755 });
}

/** Loads the addon of an installation in a process of its own. */
export async function load(main: string) {
  const script = `
    const { loadAddonFrom } = await import(${JSON.stringify(join(main, 'dist/addon/load-addon.js'))});
    try {
      console.log(JSON.stringify(loadAddonFrom().location));
    } catch ({ code, message, failure, cause }) {
      console.log(JSON.stringify({ code, message, failure, hasCause: cause instanceof Error }));
    }`;
  const { code, stdout, stderr } = await runNode(['--input-type=module', '--eval', script]);
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout) as {
    file?: string;
    where?: string;
    code?: string;
    message: string;
    failure: AddonLoadFailure;
    hasCause: boolean;
  };
}
