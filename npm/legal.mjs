// What a package must carry for the law: the licences of all that it passes on.

import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { projectRoot } from '../scripts/lib/project.mjs';
import { fail } from '../scripts/lib/report.mjs';
import { fetchWheels } from '../scripts/lib/wheels.mjs';

function copyLicences(licences) {
  mkdirSync(licences, { recursive: true });
  const sdk = process.env.OpenVINOGenAI_DIR;
  if (sdk) {
    const folder = join(sdk, '..', '..', 'docs', 'licensing');
    if (!existsSync(folder)) fail(`The SDK has no licences in ${folder}, which must be passed on.`);
    cpSync(folder, licences, { recursive: true });
    return;
  }
  const wheels = fetchWheels((line) => console.error(line));
  for (const info of readdirSync(wheels).filter((name) => name.endsWith('.dist-info'))) {
    const name = info.replace(/-.*/, '');
    cpSync(join(wheels, info), join(licences, name), {
      recursive: true,
      filter: (path) => basename(path) !== 'METADATA',
    });
  }
}

/**
 * Adds them to a folder that holds a package and is packed next.
 *
 * @param {string} folder
 * @param {{ name: string, version: string, platform?: string, device?: string }} description
 *   The main package has no platform; the package of a plugin has a device.
 */
export async function addLegalFiles(folder, { platform }) {
  for (const name of ['LICENSE', 'THIRD_PARTY_NOTICES.md']) {
    cpSync(join(projectRoot, name), join(folder, name));
  }
  if (platform) copyLicences(join(folder, 'licenses'));
}
