// The package.json of each package, made from the checkout's own and the table of platforms.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../scripts/lib/project.mjs';
import { packageName, platforms } from './platforms.mjs';

export const projectManifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));

const { version } = projectManifest;

/** The packages with a plugin of these platforms, exactly of this version. */
function pluginPackages(released) {
  const entries = released.flatMap((platform) =>
    platforms[platform].devices.map((device) => [packageName(platform, device), version]),
  );
  return Object.fromEntries(entries);
}

/** What is for those who work on the project; `files` say what goes into the package's folder. */
const CHECKOUT_ONLY = ['private', 'scripts', 'devDependencies', 'files', 'gypfile', 'binary'];

/**
 * The package that users install. The checkout's own cannot depend on what is not published, and
 * this one depends only on what is published with it: some package managers fail otherwise.
 *
 * @param {string[]} released the platforms that are
 */
export function mainManifest(released) {
  const manifest = { ...projectManifest };
  for (const key of CHECKOUT_ONLY) delete manifest[key];
  const plugins = pluginPackages(released);
  return {
    ...manifest,
    optionalDependencies: Object.fromEntries(
      released.map((platform) => [packageName(platform), version]),
    ),
    // Who installs one must get it of this version, and it must be found from this package.
    peerDependencies: plugins,
    peerDependenciesMeta: Object.fromEntries(
      Object.keys(plugins).map((name) => [name, { optional: true }]),
    ),
    // OpenVINO reads the demo model, so it must be a file, not an entry of an archive.
    preferUnplugged: true,
  };
}

function common(platform) {
  const { license, engines, repository } = projectManifest;
  const { os, cpu, libc } = platforms[platform];
  return {
    version,
    type: 'commonjs',
    license,
    engines,
    // npm's provenance must name the same repository.
    ...(repository && { repository }),
    os: [os],
    cpu: [cpu],
    ...(libc && { libc: [libc] }),
    preferUnplugged: true,
  };
}

export function platformManifest(platform) {
  return {
    name: packageName(platform),
    description: `The native addon of openvino-serve and its libraries for ${platforms[platform].title}`,
    ...common(platform),
  };
}

export function pluginManifest(platform, device) {
  return {
    name: packageName(platform, device),
    description: `OpenVINO's ${device.toUpperCase()} plugin for openvino-serve on ${platforms[platform].title}`,
    ...common(platform),
    peerDependencies: { [projectManifest.name]: version },
  };
}
