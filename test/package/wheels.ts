// Small stand-ins for the OpenVINO wheels, so that fetching is tested without network.

import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const platform = `${process.platform}-${process.arch}`;

// What pip needs to take a zip archive for a wheel, and some content.
function contents(name: string, version: string, files: Record<string, string>) {
  const info = `${name}-${version}.dist-info`;
  return {
    ...files,
    [`${info}/METADATA`]: `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`,
    [`${info}/WHEEL`]: 'Wheel-Version: 1.0\nRoot-Is-Purelib: false\nTag: py3-none-any\n',
    [`${info}/RECORD`]: '',
  };
}

const packages = [
  {
    name: 'openvino',
    files: { 'openvino/libs/libopenvino.so.1': 'L'.repeat(9999), 'openvino/a.py': '' },
  },
  {
    name: 'openvino_tokenizers',
    files: { 'openvino_tokenizers/lib/libopenvino_tokenizers.so': 'T' },
  },
  { name: 'openvino_genai', files: { 'openvino_genai/libopenvino_genai.so.1': 'G' } },
];

// In Python, which has a zip writer and is needed for pip anyway.
const writeZip = `
import sys, zipfile, json
with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as archive:
    for name, text in json.loads(sys.argv[2]).items():
        archive.writestr(name, text)
`;

/** Makes the wheels and a file that pins them; `edit` may change the pins before they are written. */
export function makeWheels(folder: string, edit = (pins: Record<string, string>) => pins) {
  const wheels = join(folder, 'wheels');
  const version = '1.2.3';
  const files: Record<string, string> = {};
  mkdirSync(wheels, { recursive: true });
  for (const { name, files: content } of packages) {
    const file = `${name}-${version}-py3-none-any.whl`;
    const path = join(wheels, file);
    const entries = JSON.stringify(contents(name, version, content));
    execFileSync(process.env.PYTHON ?? 'python3', ['-c', writeZip, path, entries]);
    files[file] = createHash('sha256').update(readFileSync(path)).digest('hex');
  }
  const pins = join(folder, 'pins.json');
  const versions = { openvino: version, 'openvino-tokenizers': version, 'openvino-genai': version };
  const python = { version: '3.11', abi: 'cp311' };
  const platforms = { [platform]: { tag: 'manylinux_2_28_x86_64', files: edit(files) } };
  writeFileSync(pins, JSON.stringify({ python, versions, platforms }));
  return { wheels, pins, files };
}

/** A folder of programs for PATH: the real ones named, and small scripts of the test's own. */
export function makePath(folder: string, scripts: Record<string, string>) {
  const path = join(folder, 'bin');
  for (const [name, text] of Object.entries(scripts)) {
    const file = join(path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  }
  mkdirSync(path, { recursive: true });
  return path;
}
