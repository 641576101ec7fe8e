// Puts what goes into a package into a folder, which npm then packs as it is.

import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../scripts/lib/project.mjs';
import { fail } from '../scripts/lib/report.mjs';
import { addLegalFiles } from './legal.mjs';
import { mainManifest, platformManifest, pluginManifest, projectManifest } from './manifests.mjs';
import { isPlugin, platforms, pluginFiles } from './platforms.mjs';
import { platformReadme, pluginReadme } from './readmes.mjs';

const forwarder = (platform) =>
  join(
    projectRoot,
    'build/forwarder',
    `plugin_forwarder.${platform.startsWith('win32') ? 'dll' : 'so'}`,
  );

/** A folder with package.json and README.md. */
function begin(folder, manifest, readme) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  if (readme) writeFileSync(join(folder, 'README.md'), readme);
  return manifest;
}

const deviceOf = (file) =>
  Object.entries(pluginFiles).find(([, pattern]) => pattern.test(file))?.[0];

/** Copies the files of a device, or those of none, out of a folder that prebuildify made. */
function copyPrebuild(prebuild, folder, platform, device) {
  const target = join(folder, 'prebuilds', platform);
  mkdirSync(target, { recursive: true });
  const chosen = readdirSync(prebuild).filter((file) => deviceOf(file) === device);
  if (chosen.length === 0) fail(`${prebuild} has no files of ${device ?? 'the addon'}.`);
  for (const file of chosen) cpSync(join(prebuild, file), join(target, file));
  return target;
}

export async function stageMain(folder, released) {
  const { name, version } = begin(folder, mainManifest(released));
  for (const path of ['README.md', ...projectManifest.files]) {
    cpSync(join(projectRoot, path), join(folder, path), {
      recursive: true,
      filter: (source) => !source.endsWith('.openvino-serve-stamp'),
    });
  }
  await addLegalFiles(folder, { name, version });
}

export async function stagePlatform(folder, platform, prebuild) {
  const manifest = begin(folder, platformManifest(platform), platformReadme(platform));
  const target = copyPrebuild(prebuild, folder, platform, undefined);
  for (const file of readdirSync(prebuild)) {
    const device = deviceOf(file);
    if (device && platforms[platform].devices.includes(device) && isPlugin(file)) {
      cpSync(forwarder(platform), join(target, file));
    }
  }
  await addLegalFiles(folder, { ...manifest, platform });
}

export async function stagePlugin(folder, platform, device, prebuild) {
  const readme = pluginReadme(platform, device);
  const manifest = begin(folder, pluginManifest(platform, device), readme);
  copyPrebuild(prebuild, folder, platform, device);
  await addLegalFiles(folder, { ...manifest, platform, device });
}
