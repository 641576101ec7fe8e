// The OpenVINO libraries: pinned wheels, used only as a carrier of shared libraries.
// Nothing of Python is in what is built from them.

import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { installOnce } from './cache.mjs';
import { projectRoot } from './project.mjs';
import { findPython, pip, pipFailure } from './python.mjs';
import { fail } from './report.mjs';
import { unzip } from './unzip.mjs';

export const pinsFile = () =>
  resolve(process.env.OPENVINO_SERVE_PINS ?? join(projectRoot, 'scripts', 'openvino-wheels.json'));

const sha256 = (data) => createHash('sha256').update(data).digest('hex');

// Libraries, headers, the CMake package and the licences; not the Python modules.
const wanted = (name) =>
  /^openvino\/(libs|include|cmake|lib\/cmake)\//.test(name) ||
  /^openvino_(genai|tokenizers\/lib)\/(lib)?openvino_[^/]*$/.test(name) ||
  /^[^/]+\.dist-info\/(METADATA|.*licens|third-party)/i.test(name);

/** The pinned wheels of this platform. */
export function readPins(platform = `${process.platform}-${process.arch}`) {
  const pins = JSON.parse(readFileSync(pinsFile(), 'utf8'));
  const entry = pins.platforms[platform];
  if (!entry) {
    fail(
      `There are no pinned OpenVINO wheels for ${platform}, only for ${Object.keys(pins.platforms).join(', ')}.`,
      'Install the OpenVINO GenAI SDK and name its CMake folder in OpenVINOGenAI_DIR.',
    );
  }
  return { ...pins, ...entry, platform };
}

/** The version in a wheel's file name: name-version-[build-]python-abi-platform.whl. */
const requirement = (file, hash) => {
  const [name, version] = file.split('-');
  return `${name}==${version} --hash=sha256:${hash}\n`;
};

function download(pins, folder) {
  const python = findPython();
  const list = join(folder, 'requirements.txt');
  writeFileSync(
    list,
    Object.entries(pins.files)
      .map(([f, h]) => requirement(f, h))
      .join(''),
  );
  const target = ['--implementation', 'cp', '--python-version', pins.python.version];
  target.push('--abi', pins.python.abi);
  // A platform's wheels may be tagged for systems of different age.
  for (const tag of [pins.tag].flat()) target.push('--platform', tag);
  const { status, output } = pip(python, [
    ...['download', '--no-deps', '--only-binary=:all:', ...target],
    ...['--dest', folder, '--requirement', list],
  ]);
  if (status !== 0) {
    fail(
      `The OpenVINO ${pins.versions.openvino} wheels could not be downloaded.`,
      pipFailure(output),
      'To build without network, put these files into a folder DIR and set PIP_NO_INDEX=1 PIP_FIND_LINKS=DIR:',
      ...Object.entries(pins.files).map(([file, hash]) => `  ${file}\n    sha256 ${hash}`),
    );
  }
}

function verify(pins, folder) {
  for (const [file, hash] of Object.entries(pins.files)) {
    const path = join(folder, file);
    if (!existsSync(path)) {
      const got = readdirSync(folder).filter((name) => name.endsWith('.whl'));
      fail(
        `pip downloaded ${got.join(', ') || 'nothing'}, but ${file} is pinned in ${pinsFile()}.`,
      );
    }
    const found = sha256(readFileSync(path));
    if (found === hash) continue;
    fail(`${file} has the wrong sha256.`, `  pinned ${hash}`, `  found  ${found}`);
  }
}

/** Returns the folder with the unpacked wheels, and fetches them if they are not there yet. */
export function fetchWheels(log = () => {}) {
  const pins = readPins();
  // Changed pins never meet old files.
  const id = sha256(JSON.stringify([pins.tag, pins.files])).slice(0, 12);
  const name = `openvino-${pins.versions.openvino}-${pins.platform}-${id}`;
  return installOnce(name, (folder, root) => {
    log(`Downloading OpenVINO ${pins.versions.openvino} for ${pins.platform} into ${root} ...`);
    const wheels = mkdtempSync(join(folder, 'wheels-'));
    download(pins, wheels);
    verify(pins, wheels);
    for (const file of Object.keys(pins.files)) unzip(join(wheels, file), folder, wanted);
    rmSync(wheels, { recursive: true });
  });
}
