// The legal files of packages: the bills of materials are valid, complete and the same each time,
// and no library goes out without its licence.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { projectRoot, releaseFolder, runNode, temporaryFolder } from './scripts.js';

interface Component {
  type: string;
  name: string;
  version?: string;
  licenses?: ({ license: { id: string } } | { expression: string })[];
  hashes?: { alg: string; content: string }[];
  properties?: { name: string; value: string }[];
  components?: Component[];
}
interface Bom {
  metadata: { component: Component };
  components: Component[];
}

const platform = `${process.platform}-${process.arch}`;
const version = '1.2.3';
const legal = JSON.stringify(join(projectRoot, 'npm/legal.mjs'));
const script = `
  import { addLegalFiles } from ${legal};
  import { run } from ${JSON.stringify(join(projectRoot, 'scripts/lib/report.mjs'))};
  await run('legal', () => addLegalFiles(process.argv[1], JSON.parse(process.argv[2])));`;

function addLegalFiles(folder: string, description: object) {
  const args = ['--input-type=module', '--eval', script, folder, JSON.stringify(description)];
  return runNode(args);
}

/** A folder as pack:all stages it, with the libraries that the build has. */
function stage(t: TestContext, manifest: object = {}) {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

function stageLibraries(t: TestContext) {
  const folder = stage(t, { name: `@openvino-serve/${platform}`, version });
  cpSync(releaseFolder, join(folder, 'lib'), { recursive: true });
  return folder;
}

const description = { name: `@openvino-serve/${platform}`, version, platform };
const readBom = (folder: string) => readFileSync(join(folder, 'sbom.cdx.json'), 'utf8');

async function assertValid(text: string) {
  const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
  assert.equal(await validator.validate(text), null);
}

/** All components, those inside others too. */
const all = (components: Component[]): Component[] =>
  components.flatMap((component) => [component, ...all(component.components ?? [])]);

test('a package of libraries', async (t) => {
  const folder = stageLibraries(t);
  const { code, stderr } = await addLegalFiles(folder, description);
  assert.equal(code, 0, stderr);
  const text = readBom(folder);
  const bom = JSON.parse(text) as Bom;

  await t.test('has a valid bill of materials', () => assertValid(text));

  await t.test('the same one each time', async () => {
    await addLegalFiles(folder, description);
    assert.equal(readBom(folder), text);
  });

  await t.test('in which each file has one place and its hash', () => {
    const files = all([bom.metadata.component, ...bom.components]).filter(
      ({ type }) => type === 'file',
    );
    const expected = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'sbom.cdx.json')
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
    assert.deepEqual(files.map(({ name }) => name).sort(), expected.sort());
    for (const { name, hashes } of files) {
      const content = createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex');
      assert.deepEqual(hashes, [{ alg: 'SHA-256', content }], name);
    }
  });

  await t.test('in which each library belongs to a component with a licence text', () => {
    const libraries = readdirSync(join(folder, 'lib')).map((name) => `lib/${name}`);
    assert.ok(libraries.length > 5);
    for (const library of libraries) {
      const owner = bom.components.find(({ components }) =>
        components?.some(({ type, name }) => type === 'file' && name === library),
      );
      assert.ok(owner, library);
      assert.ok(owner.licenses?.length, library);
      const texts = (owner.properties ?? []).filter((entry) => entry.name.endsWith('licenceText'));
      assert.ok(texts.length > 0, library);
      for (const { value } of texts) {
        assert.ok(readFileSync(join(folder, value), 'utf8').length > 500, value);
      }
    }
  });

  await t.test('with the versions that the libraries themselves tell', () => {
    const found = Object.fromEntries(bom.components.map((entry) => [entry.name, entry.version]));
    const pins = readFileSync(join(projectRoot, 'scripts/openvino-wheels.json'), 'utf8');
    const { versions } = JSON.parse(pins) as { versions: Record<string, string> };
    assert.equal(found['OpenVINO'], versions['openvino']);
    assert.equal(found['OpenVINO GenAI'], versions['openvino-genai']);
    assert.equal(found['OpenVINO Tokenizers'], versions['openvino-tokenizers']);
    assert.match(found['oneTBB'] ?? '', /^\d+\.\d+/);
    assert.match(found['hwloc'] ?? '', /^\d+\.\d+/);
    assert.equal(found['openvino-serve addon'], version);
  });

  await t.test('and with what is inside them', () => {
    const names = all(bom.components).map(({ name }) => name);
    for (const name of ['oneDNN', 'pugixml', 'xgrammar', 'SentencePiece', 'PCRE2']) {
      assert.ok(names.includes(name), name);
    }
  });

  await t.test('and every name in it is in THIRD_PARTY_NOTICES.md', () => {
    const notices = readFileSync(join(projectRoot, 'THIRD_PARTY_NOTICES.md'), 'utf8');
    for (const { type, name } of all(bom.components)) {
      if (type === 'library' && name !== 'openvino-serve addon') {
        assert.ok(notices.replace(/\s+/g, ' ').includes(name), name);
      }
    }
  });
});

test('a library that belongs to nothing known is refused', async (t) => {
  const folder = stage(t);
  mkdirSync(join(folder, 'lib'));
  writeFileSync(join(folder, 'lib/libsomething.so.3'), 'code');
  const { code, stderr } = await addLegalFiles(folder, description);
  assert.equal(code, 1);
  assert.match(stderr, /lib\/libsomething\.so\.3 belongs to no component/);
  assert.match(stderr, /npm\/legal\/components\.mjs/);
  assert.equal(existsSync(join(folder, 'sbom.cdx.json')), false);
});

test('a plugin of the project’s own is not taken for OpenVINO’s', async (t) => {
  const folder = stage(t);
  const name = 'libopenvino_intel_gpu_plugin.so';
  writeFileSync(join(folder, name), 'code openvino_serve_set_plugin_path code');
  const { code, stderr } = await addLegalFiles(folder, description);
  assert.equal(code, 0, stderr);
  const { components } = JSON.parse(readBom(folder)) as Bom;
  const owner = components.find((entry) => entry.components?.some((file) => file.name === name));
  assert.equal(owner?.name, 'openvino-serve addon');
});

test('licences of another platform’s libraries are not guessed', async (t) => {
  const { code, stderr } = await addLegalFiles(stage(t), { ...description, platform: 'aix-ppc64' });
  assert.equal(code, 1);
  assert.match(stderr, /aix-ppc64 come with their licences on aix-ppc64/);
});

test('the main package', async (t) => {
  const optional = `@openvino-serve/${platform}`;
  const folder = stage(t, { optionalDependencies: { [optional]: version } });
  const { code, stderr } = await addLegalFiles(folder, { name: 'openvino-serve', version });
  assert.equal(code, 0, stderr);
  const text = readBom(folder);
  const { components } = JSON.parse(text) as Bom;

  await t.test('has a valid bill of materials, the same each time', async () => {
    await assertValid(text);
    await addLegalFiles(folder, { name: 'openvino-serve', version });
    assert.equal(readBom(folder), text);
  });

  await t.test('of its packages at run time, each with a licence that npm’s file names', () => {
    const lock = readFileSync(join(projectRoot, 'package-lock.json'), 'utf8');
    const { packages } = JSON.parse(lock) as {
      packages: Record<string, { version: string; dev?: boolean; license: string }>;
    };
    const expected = Object.entries(packages)
      .filter(([path, { dev }]) => path !== '' && !dev)
      .map(([path, entry]) => `${path.split('node_modules/').at(-1) ?? ''} ${entry.version}`);
    const found = components.map((entry) => `${entry.name} ${entry.version ?? ''}`);
    for (const line of new Set(expected)) assert.ok(found.includes(line), line);
    assert.ok(found.includes(`${optional} ${version}`));
    assert.ok(components.every(({ licenses }) => licenses?.length));
  });

  await t.test('and no registry is named in it', () => assert.doesNotMatch(text, /registry/));

  await t.test('and the licences at run time are those that THIRD_PARTY_NOTICES.md tells', () => {
    const licences = components.flatMap(({ licenses }) =>
      (licenses ?? []).map((entry) => ('license' in entry ? entry.license.id : entry.expression)),
    );
    const known = new Set(['MIT', 'ISC', 'BSD-3-Clause', 'Apache-2.0']);
    assert.deepEqual(
      licences.filter((licence) => !known.has(licence)),
      [],
    );
  });

  await t.test('and LICENSE and notices beside it', () => {
    for (const name of ['LICENSE', 'THIRD_PARTY_NOTICES.md']) {
      assert.ok(existsSync(join(folder, basename(name))), name);
    }
  });
});
