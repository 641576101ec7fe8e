// What a package must carry for the law and for those who audit it: the licences of all that it
// bundles, and a bill of materials.

import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../scripts/lib/project.mjs';
import { mainPackageSbom } from './legal/main-sbom.mjs';
import { copyLicences } from './legal/licences.mjs';
import { platformPackageSbom } from './legal/platform-sbom.mjs';

/**
 * Adds LICENSE, THIRD_PARTY_NOTICES.md, `licenses/` and `sbom.cdx.json` to a folder that holds a
 * package, ready to be packed. The same folder gives the same bytes.
 *
 * @param {string} stagedFolder
 * @param {{ name: string, version: string, platform?: string }} description
 *   `platform` is that of a package of libraries, such as "linux-x64"; the main package has none.
 */
export async function addLegalFiles(stagedFolder, description) {
  for (const name of ['LICENSE', 'THIRD_PARTY_NOTICES.md']) {
    cpSync(join(projectRoot, name), join(stagedFolder, name));
  }
  if (description.platform) copyLicences(join(stagedFolder, 'licenses'), description.platform);
  const sbom = description.platform
    ? platformPackageSbom(stagedFolder, description)
    : mainPackageSbom(stagedFolder, description);
  writeFileSync(join(stagedFolder, 'sbom.cdx.json'), `${JSON.stringify(sbom, null, 2)}\n`);
}
