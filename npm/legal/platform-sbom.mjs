// The bill of materials of a package of libraries: each file belongs to a component.

import { readFileSync, readdirSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { projectRoot } from '../../scripts/lib/project.mjs';
import { fail } from '../../scripts/lib/report.mjs';
import { readPins } from '../../scripts/lib/wheels.mjs';
import { components, workOf } from './components.mjs';
import { contained } from './contained.mjs';
import { document, licences, packageComponent, sha256 } from './cyclonedx.mjs';

const isBinary = (path) => /\.(node|dll|dylib)$|\.so(\.\d+)*$/.test(path);

function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => path !== 'sbom.cdx.json')
    .sort();
}

const fileComponent = (path, data) => ({
  type: 'file',
  name: path,
  hashes: [{ alg: 'SHA-256', content: sha256(data) }],
});

function textsOf({ name, texts }, paths) {
  return texts.map((pattern) => {
    const found = paths.find((path) => pattern.test(path));
    return (
      found ?? fail(`No licence text of ${name} in the package: nothing there matches ${pattern}.`)
    );
  });
}

const textProperties = (texts) =>
  [...new Set(texts)].map((value) => ({ name: 'openvino-serve:licenceText', value }));

function versionOf(work, binaries, version) {
  if (work.own) return version;
  if (work.packageVersion) {
    const manifest = join(projectRoot, 'node_modules', work.packageVersion, 'package.json');
    return JSON.parse(readFileSync(manifest, 'utf8')).version;
  }
  if (work.pinned)
    return process.env.OpenVINOGenAI_DIR ? undefined : readPins().versions[work.pinned];
  for (const { data } of work.version ? binaries : []) {
    const found = work.version.exec(data.toString('latin1'));
    if (found) return found[1].replaceAll('_', '.');
  }
  return undefined;
}

/** A work as a component, with what is known of it. */
function libraryComponent(work, ref, version, paths) {
  return {
    type: 'library',
    'bom-ref': ref,
    name: work.name,
    ...(version && { version }),
    licenses: licences(work.licence),
    purl: version ? `${work.purl}@${version}` : work.purl,
    ...(work.website && { externalReferences: [{ type: 'website', url: work.website }] }),
    properties: textProperties(textsOf(work, paths)),
  };
}

/** What of a component's binaries is known to be in them. */
function containedIn(work, binaries, paths) {
  return contained
    .filter(({ of }) => of === work.name)
    .flatMap((part) => {
      const within = binaries.filter(({ data }) => data.includes(part.trace));
      if (within.length === 0) return [];
      const version = versionOf(part, within);
      const component = libraryComponent(part, `${work.name}/${part.name}`, version, paths);
      for (const { path } of within) {
        component.properties.push({ name: 'openvino-serve:containedIn', value: path });
      }
      return [component];
    });
}

/** The component of a work that is in the package, or undefined. */
function componentOf(work, binaries, paths, version) {
  const own = binaries.filter((binary) => binary.work === work);
  if (work.files && own.length === 0) return undefined;
  const component = libraryComponent(work, work.name, versionOf(work, own, version), paths);
  const parts = [
    ...own.map(({ path, data }) => fileComponent(path, data)),
    ...containedIn(work, own, paths),
  ];
  return parts.length > 0 ? { ...component, components: parts } : component;
}

function readBinary(folder, path) {
  const data = readFileSync(join(folder, path));
  const work = workOf({ name: basename(path), data });
  if (work) return { path, data, work };
  return fail(
    `${path} belongs to no component, so its licence is not known.`,
    'Add the work that it comes from to npm/legal/components.mjs, and to THIRD_PARTY_NOTICES.md.',
  );
}

/** Returns the document, or fails if a binary has no component or a component no licence text. */
export function platformPackageSbom(folder, description) {
  const paths = filesOf(folder);
  const binaries = paths.filter(isBinary).map((path) => readBinary(folder, path));
  const hasAddon = binaries.some(({ work }) => work.own);
  // What is compiled into the addon has no files of its own.
  const works = components.filter(({ files }) => files || hasAddon);
  const present = works.flatMap(
    (work) => componentOf(work, binaries, paths, description.version) ?? [],
  );
  const component = packageComponent(description);
  component.components = paths
    .filter((path) => !isBinary(path))
    .map((path) => fileComponent(path, readFileSync(join(folder, path))));
  const shown = new Set(present.map(({ name }) => name));
  const bundled = works.filter(({ name, files }) => files && shown.has(name));
  const names = (list) => list.map(({ name }) => name).sort();
  return document({
    component,
    components: present,
    dependencies: [
      { ref: component['bom-ref'], dependsOn: names(bundled) },
      ...works
        .filter(({ name }) => shown.has(name))
        .map(({ name, uses = [] }) => ({
          ref: name,
          dependsOn: uses.filter((used) => shown.has(used)).sort(),
        })),
    ],
    compositions: [
      { aggregate: 'complete', assemblies: [component['bom-ref']] },
      { aggregate: 'incomplete', assemblies: names(bundled.filter(({ own }) => !own)) },
    ],
  });
}
