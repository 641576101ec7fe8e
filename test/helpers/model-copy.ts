import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { modelDir } from './child.js';

/** A copy of the demo model, alone in a folder of models, to be changed; removed with the test. */
export function copyModel(t: TestContext): string {
  const models = mkdtempSync(path.join(tmpdir(), 'openvino-serve-'));
  t.after(() => rmSync(models, { recursive: true }));
  const folder = path.join(models, path.basename(modelDir));
  cpSync(modelDir, folder, { recursive: true });
  return folder;
}
