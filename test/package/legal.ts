// What the tests of the packages' legal files share.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { projectRoot, runNode, temporaryFolder } from './scripts.js';

export interface Component {
  type: string;
  name: string;
  version?: string;
  licenses?: ({ license: { id: string } } | { expression: string })[];
  hashes?: { alg: string; content: string }[];
  properties?: { name: string; value: string }[];
  components?: Component[];
}
export interface Bom {
  metadata: { component: Component };
  components: Component[];
}

export const platform = `${process.platform}-${process.arch}`;
export const version = '1.2.3';
const legal = JSON.stringify(join(projectRoot, 'npm/legal.mjs'));
const script = `
  import { addLegalFiles } from ${legal};
  import { run } from ${JSON.stringify(join(projectRoot, 'scripts/lib/report.mjs'))};
  await run('legal', () => addLegalFiles(process.argv[1], JSON.parse(process.argv[2])));`;

export function addLegalFiles(folder: string, description: object) {
  const args = ['--input-type=module', '--eval', script, folder, JSON.stringify(description)];
  return runNode(args);
}

/** A folder with a package's manifest. */
export function stage(t: TestContext, manifest: object = {}) {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

export const readBom = (folder: string) => readFileSync(join(folder, 'sbom.cdx.json'), 'utf8');

export async function assertValid(text: string) {
  const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
  assert.equal(await validator.validate(text), null);
}
