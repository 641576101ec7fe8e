/** The generated documentation is current. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

test('api_documentation.md and the error reference are current', () => {
  const script = new URL('../../scripts/generate-api-docs.ts', import.meta.url).pathname;
  const args = ['--import', 'tsx', script, '--check'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
});
