/** Whether the two files of an OpenVINO model are whole: the `.xml` says what the `.bin` holds. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from './report.js';

const AGAIN = 'Copy or download it again.';

/**
 * @param name of the files without `.xml` and `.bin`; files that are missing are left to the caller
 */
export function examineIr(folder: string, name: string): Finding[] {
  const xml = path.join(folder, `${name}.xml`);
  const bin = path.join(folder, `${name}.bin`);
  const pointer = [xml, bin].find(isLfsPointer);
  if (pointer !== undefined) {
    const message = `${path.basename(pointer)} is a pointer of Git LFS, not the file itself.`;
    return [{ level: 'problem', message, remedy: `Run: git lfs pull` }];
  }
  if (!existsSync(xml)) return [];
  const text = readFileSync(xml, 'utf8');
  if (!text.trimEnd().endsWith('</net>')) {
    return [{ level: 'problem', message: `${name}.xml is truncated or damaged.`, remedy: AGAIN }];
  }
  if (!existsSync(bin)) return [];
  const { size } = statSync(bin);
  const needed = neededSize(text);
  if (size >= needed) return [];
  const message =
    size === 0
      ? `${name}.bin is empty.`
      : `${name}.bin is truncated: it has ${size} of at least ${needed} bytes.`;
  return [{ level: 'problem', message, remedy: AGAIN }];
}

/** Where the last constant ends. */
function neededSize(xml: string): number {
  let needed = 0;
  for (const [data] of xml.matchAll(/<data\b[^>]*\boffset="[^>]*>/g)) {
    const numberOf = (key: string) =>
      Number(new RegExp(`\\b${key}="(\\d+)"`).exec(data)?.[1] ?? NaN);
    const end = numberOf('offset') + numberOf('size');
    if (end > needed) needed = end;
  }
  return needed;
}

/** What Git leaves in the place of a large file that was not fetched. */
function isLfsPointer(file: string): boolean {
  const info = statSync(file, { throwIfNoEntry: false });
  if (!info?.isFile() || info.size > 1024) return false;
  return readFileSync(file, 'latin1').startsWith('version https://git-lfs');
}
