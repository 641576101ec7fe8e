// Programs of users compile against the installed package, whose own declarations are checked, too.

import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { installPackages } from './installed-packages.js';
import { isLinux, projectRoot, runNode } from './scripts.js';

const tsc = join(projectRoot, 'node_modules/typescript/bin/tsc');
const consumers = join(projectRoot, 'test/package/consumers');
const options = ['--ignoreConfig', '--noEmit', '--strict', '--skipLibCheck', 'false'];
options.push('--target', 'es2022', '--lib', 'es2023', '--types', 'node');

/** What TypeScript compiles under each resolution: ES modules and CommonJS. */
const cases = [
  ['bundler', 'esnext', ['program.ts', 'program.mts', 'typebox.mts', 'program.cts', 'typebox.cts']],
  ['node16', 'node16', ['program.mts', 'typebox.mts', 'program.cts']],
  ['nodenext', 'nodenext', ['program.mts', 'typebox.mts', 'program.cts', 'typebox.cts']],
] as const;

test('programs in TypeScript', { skip: !isLinux }, async (t) => {
  const folder = await installPackages(t, ['@types/node', 'fastify', 'typebox', 'zod']);
  for (const name of ['program', 'typebox']) {
    for (const extension of ['ts', 'mts', 'cts']) {
      cpSync(join(consumers, `${name}.ts`), join(folder, `${name}.${extension}`));
    }
  }
  for (const [resolution, module, files] of cases) {
    await t.test(`compile with moduleResolution ${resolution}`, async () => {
      const how = ['--module', module, '--moduleResolution', resolution];
      const paths = files.map((file) => join(folder, file));
      const { code, stdout } = await runNode([tsc, ...options, ...how, ...paths]);
      assert.equal(code, 0, stdout);
    });
  }
});
