// esbuild: what docs/guides/runtimes.md says about bundling is so.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';
import { installPackages, writeFiles } from './installed-packages.js';
import { isLinux, projectRoot, runNode } from './scripts.js';

const BODY = `
(async () => {
  const engine = await Engine.load(process.argv[2]);
  const { usage } = await engine.chat([{ role: 'user', content: 'Hello!' }], { maxTokens: 3 }).result();
  await engine.close();
  console.log(usage.completionTokens);
})().catch(({ code, message }) => console.log(code, message));`;

const PROGRAMS = {
  'esm.mjs': `import { Engine } from 'openvino-serve';${BODY}`,
  'cjs.cjs': `const { Engine } = require('openvino-serve');${BODY}`,
};

const guide = readFileSync(join(projectRoot, 'docs/guides/runtimes.md'), 'utf8');
const external = /^esbuild .*--external:(\S+)/m.exec(guide)?.[1] ?? '';

test('a bundled program', { skip: !isLinux }, async (t) => {
  const folder = await installPackages(t);
  writeFiles(folder, PROGRAMS);
  const run = async (name: string, options: { external: string[] }) => {
    const outfile = join(folder, `out.${name}`);
    const format = name === 'cjs.cjs' ? 'cjs' : 'esm';
    const entryPoints = [join(folder, name)];
    const common = { bundle: true, platform: 'node', logLevel: 'error' } as const;
    await build({ ...common, ...options, entryPoints, outfile, format });
    const model = join(folder, 'node_modules/openvino-serve/models/tiny-chat');
    return runNode([outfile, model]);
  };

  for (const name of Object.keys(PROGRAMS)) {
    await t.test(`${name} runs with the library external, as documented`, async () => {
      assert.deepEqual(await run(name, { external: [external] }), {
        code: 0,
        stdout: '3\n',
        stderr: '',
      });
    });

    await t.test(`${name} with the library inside says what to do`, async () => {
      const { code, stdout, stderr } = await run(name, { external: [] });
      assert.deepEqual([code, stderr], [0, '']);
      assert.match(stdout, /^ADDON_LOAD_FAILED .*esbuild --external:openvino-serve/);
    });
  }
});
