// Who passes libraries on passes on their licences, and their lists of what they contain.

import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { projectRoot } from '../../scripts/lib/project.mjs';
import { fail } from '../../scripts/lib/report.mjs';
import { fetchWheels } from '../../scripts/lib/wheels.mjs';

const isFolderOrLicence = (path) =>
  !/\.[a-z]+$/i.test(path) || /licen[sc]e|third-party/i.test(basename(path));

function copyFromSdk(sdk, folder) {
  const docs = join(sdk, '..', '..', 'docs');
  if (!existsSync(join(docs, 'licensing'))) {
    fail(`The SDK has no licences in ${join(docs, 'licensing')}, which must be passed on.`);
  }
  cpSync(docs, folder, { recursive: true, filter: isFolderOrLicence });
}

function copyFromWheels(folder) {
  const wheels = fetchWheels((line) => console.error(line));
  for (const info of readdirSync(wheels).filter((name) => name.endsWith('.dist-info'))) {
    cpSync(join(wheels, info), join(folder, info.replace(/-.*/, '')), {
      recursive: true,
      filter: (path) => basename(path) !== 'METADATA',
    });
  }
}

/** Fills `folder` with the licences of what a package of libraries for this machine bundles. */
export function copyLicences(folder, platform) {
  const here = `${process.platform}-${process.arch}`;
  if (platform !== here && !platform.startsWith(`${here}-`)) {
    fail(`The libraries for ${platform} come with their licences on ${platform}, not on ${here}.`);
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const sdk = process.env.OpenVINOGenAI_DIR;
  if (sdk) copyFromSdk(sdk, folder);
  else copyFromWheels(folder);
  // Compiled into the addon.
  for (const name of ['node-addon-api', 'node-api-headers']) {
    const [licence] = readdirSync(join(projectRoot, 'node_modules', name)).filter((file) =>
      /^licen[sc]e/i.test(file),
    );
    if (!licence) fail(`node_modules/${name} has no licence, which must be passed on.`);
    const from = join(projectRoot, 'node_modules', name, licence);
    cpSync(from, join(folder, name, basename(from)));
  }
}
