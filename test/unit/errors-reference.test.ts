import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { ERROR_CODES } from '../../lib/index.js';
import { root } from '../helpers/child.js';

test('the reference of errors has each code, in order, and no other', () => {
  const page = readFileSync(path.join(root, 'docs/reference/errors.md'), 'utf8');
  const codes = [...page.matchAll(/^\| `([A-Z_]+)` /gm)].map((match) => match[1]);
  assert.deepEqual(codes, [...ERROR_CODES]);
});
