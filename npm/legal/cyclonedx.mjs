// The parts of a CycloneDX document that both kinds of packages share.

import { createHash } from 'node:crypto';

export const sha256 = (data) => createHash('sha256').update(data).digest('hex');

/** "MIT" as CycloneDX has it; what is not one id is an expression. */
export const licences = (spdx) => [
  /[ (]/.test(spdx) ? { expression: spdx } : { license: { id: spdx } },
];

/** The package itself, what the document is about. */
export const packageComponent = ({ name, version }) => ({
  type: 'library',
  'bom-ref': `${name}@${version}`,
  name,
  version,
  licenses: licences('Apache-2.0'),
  purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
});

// Not localeCompare, which differs from machine to machine.
const by = (key) => (a, b) => (a[key] < b[key] ? -1 : 1);

/** A document of these parts; its serial number is made from its content, and there is no date. */
export function document({ component, components, dependencies, compositions }) {
  const body = {
    version: 1,
    metadata: { component },
    components: components.sort(by('bom-ref')),
    dependencies: dependencies.sort(by('ref')),
    compositions,
  };
  const id = sha256(JSON.stringify(body)).replace(
    /^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/,
    '$1-$2-8$3-8$4-$5',
  );
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${id}`,
    ...body,
  };
}
