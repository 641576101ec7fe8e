// Just enough of the zip format to unpack a wheel: no encryption, no zip64, deflate or stored.
// The archive's sha256 is checked before, so entries carry no checks of their own here.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

function* entries(zip) {
  let end = zip.length - 22;
  while (end >= 0 && zip.readUInt32LE(end) !== endOfDirectory) end--;
  if (end < 0) throw new Error('not a zip archive');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== directoryEntry) throw new Error('damaged zip archive');
    const nameLength = zip.readUInt16LE(at + 28);
    yield {
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      method: zip.readUInt16LE(at + 10),
      size: zip.readUInt32LE(at + 20),
      mode: zip.readUInt32LE(at + 38) >>> 16,
      header: zip.readUInt32LE(at + 42),
    };
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}

/** Unpacks the files of an archive that `wanted(name)` accepts into a folder. */
export function unzip(archive, folder, wanted) {
  const zip = readFileSync(archive);
  for (const { name, method, size, mode, header } of entries(zip)) {
    if (name.endsWith('/') || !wanted(name)) continue;
    if (name.split('/').includes('..')) throw new Error(`unsafe name in archive: ${name}`);
    const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    const packed = zip.subarray(start, start + size);
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, method === 0 ? packed : inflateRawSync(packed), {
      mode: mode & 0o111 ? 0o755 : 0o644,
    });
  }
}
