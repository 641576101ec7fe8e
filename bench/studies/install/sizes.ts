/** What has to be downloaded, and what it is unpacked. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { findPython } from '../../rivals/build-scripts.mjs';
import { markdown } from '../../report/table.js';
import { versions } from '../../rivals/versions.js';
import { execute } from './trial.js';

/** Bytes. */
interface Size {
  name: string;
  packed: number;
  unpacked: number;
}

/** @param specifier of a package, or the path of a tarball */
async function packageSize(specifier: string, folder: string): Promise<Size> {
  const args = ['pack', specifier, '--json', '--ignore-scripts', '--pack-destination', folder];
  const { stdout } = await execute('npm', args, { maxBuffer: 64 << 20 });
  const [{ name, size, unpackedSize }] = JSON.parse(stdout) as [
    { name: string; size: number; unpackedSize: number },
  ];
  return { name, packed: size, unpacked: unpackedSize };
}

const UNPACKED =
  'import sys, zipfile; print(sum(i.file_size for i in zipfile.ZipFile(sys.argv[1]).infolist()))';

async function wheelSize(file: string): Promise<Size> {
  const { stdout } = await execute(findPython(), ['-c', UNPACKED, file]);
  const name = `${path.basename(file).split('-')[0] ?? ''} (wheel)`;
  return { name, packed: statSync(file).size, unpacked: Number(stdout) };
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(2);

/**
 * @param tarballs paths of our own
 * @param wheelFolder that pip has filled
 * @param folder for what is downloaded
 */
export async function sizeTable(tarballs: string[], wheelFolder: string, folder: string) {
  const rivals = [
    `node-llama-cpp@${versions.nodeLlamaCpp}`,
    `@node-llama-cpp/linux-x64@${versions.nodeLlamaCpp}`,
    'openvino-genai-node@2026.3.1',
    'openvino-node@2026.3.1',
  ];
  const sizes: Size[] = [];
  for (const name of [...tarballs, ...rivals]) sizes.push(await packageSize(name, folder));
  for (const name of readdirSync(wheelFolder))
    sizes.push(await wheelSize(path.join(wheelFolder, name)));
  const rows = sizes.map(({ name, packed, unpacked }) => [
    name,
    megabytes(packed),
    megabytes(unpacked),
  ]);
  return markdown(['', 'packed MB', 'unpacked MB'], rows);
}
