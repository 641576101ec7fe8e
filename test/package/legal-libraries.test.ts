// The legal files of packages with libraries: the bill of materials is valid, complete and the same
// each time, and no library goes out without its licence.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { addLegalFiles, assertValid, platform, readBom, stage, version } from './legal.js';
import type { Bom, Component } from './legal.js';
import { projectRoot, releaseFolder } from './scripts.js';

const description = { name: `@openvino-serve/${platform}`, version, platform };

/** A folder as pack:all stages it, with the libraries that the build has. */
function stageLibraries(t: TestContext) {
  const folder = stage(t, { name: `@openvino-serve/${platform}`, version });
  cpSync(releaseFolder, join(folder, 'lib'), { recursive: true });
  return folder;
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
