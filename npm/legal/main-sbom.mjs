// The bill of materials of the main package: the npm packages that it needs at run time, from
// package-lock.json. (`npm sbom --omit=dev` leaves out what is a development dependency as well.)

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../scripts/lib/project.mjs';
import { fail } from '../../scripts/lib/report.mjs';
import { document, licences, packageComponent } from './cyclonedx.mjs';

const nameAt = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
const refOf = (path, entry) => `${nameAt(path)}@${entry.version}`;

/** "sha512-<base64>" as CycloneDX has it. */
function hashes(integrity) {
  const [algorithm, base64] = integrity.split('-');
  const alg = algorithm.toUpperCase().replace('SHA', 'SHA-');
  return [{ alg, content: Buffer.from(base64, 'base64').toString('hex') }];
}

function component(path, entry) {
  if (!entry.license) fail(`${path} has no licence in package-lock.json.`);
  return {
    ...packageComponent({ name: nameAt(path), version: entry.version }),
    scope: entry.optional ? 'optional' : 'required',
    licenses: licences(entry.license),
    ...(entry.integrity && { hashes: hashes(entry.integrity) }),
  };
}

/** Where Node finds `name` for the package at `path`: the innermost node_modules that has it. */
function resolve(packages, path, name) {
  const candidate = path ? `${path}/node_modules/${name}` : `node_modules/${name}`;
  if (packages[candidate]) return candidate;
  if (!path) return undefined;
  return resolve(packages, path.slice(0, Math.max(path.lastIndexOf('/node_modules/'), 0)), name);
}

function dependsOn(packages, path) {
  const { dependencies, optionalDependencies, peerDependencies } = packages[path];
  const names = Object.keys({ ...peerDependencies, ...dependencies, ...optionalDependencies });
  const found = names.flatMap((name) => resolve(packages, path, name) ?? []);
  const refs = found.map((other) => refOf(other, packages[other]));
  return [...new Set(refs)].sort();
}

/** The project's packages of libraries; npm installs those that fit the machine. */
function platformPackages(folder) {
  const { optionalDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return Object.entries(optionalDependencies ?? {}).map(([name, version]) => ({
    ...packageComponent({ name, version }),
    scope: 'optional',
  }));
}

export function mainPackageSbom(folder, description) {
  const lock = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8'));
  const packages = Object.fromEntries(
    Object.entries(lock.packages).filter(([, { dev, devOptional }]) => !dev && !devOptional),
  );
  const paths = Object.keys(packages).filter((path) => path !== '');
  const platforms = platformPackages(folder);
  // The same version may lie in several folders.
  const components = new Map(
    [...paths.map((path) => component(path, packages[path])), ...platforms].map((entry) => [
      entry['bom-ref'],
      entry,
    ]),
  );
  const root = packageComponent(description);
  const platformRefs = platforms.map((entry) => entry['bom-ref']);
  const dependencies = new Map([
    ...platformRefs.map((ref) => [ref, []]),
    ...paths.map((path) => [refOf(path, packages[path]), dependsOn(packages, path)]),
    [root['bom-ref'], [...new Set([...dependsOn(packages, ''), ...platformRefs])].sort()],
  ]);
  return document({
    component: root,
    components: [...components.values()],
    dependencies: [...dependencies].map(([ref, refs]) => ({ ref, dependsOn: refs })),
    compositions: [{ aggregate: 'complete', dependencies: [root['bom-ref']] }],
  });
}
