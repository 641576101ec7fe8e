/** Finds what is wrong with the addon's files before the system's loader maps them. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { readElf } from './elf.js';

export type BinaryProblem = 'broken-file' | 'missing-file' | 'wrong-architecture';

/** A file of the addon that cannot be loaded. */
export class BinaryError extends Error {
  constructor(
    readonly problem: BinaryProblem,
    message: string,
  ) {
    super(message);
  }
}

/** `e_machine` by Node's name of the architecture. */
const MACHINES: Partial<Record<string, number>> = { ia32: 3, arm: 40, x64: 62, arm64: 183 };

/**
 * Loaded late, by OpenVINO itself, which then does not say which file is missing. They are listed
 * in cmake/libraries.cmake.
 */
const LOADED_LATE = [
  { name: 'libopenvino_*_cpu_plugin.so', pattern: /^libopenvino_(intel|arm)_cpu_plugin\.so$/ },
  { name: 'libopenvino_tokenizers.so', pattern: /^libopenvino_tokenizers\.so$/ },
  { name: 'libopenvino_ir_frontend.so', pattern: /^libopenvino_ir_frontend\.so\.\d+$/ },
];

/**
 * Reads the head of the addon and of each library beside it: to map a truncated one would end the
 * process with SIGBUS. Only the files of Linux are checked.
 * @param addon path of the `.node`
 * @throws {BinaryError} for the first file that is missing, truncated, no library or for another
 *   processor
 */
export function checkBinaries(addon: string): void {
  const machine = MACHINES[process.arch];
  if (process.platform !== 'linux' || machine === undefined) return;
  checkFile(addon, machine);
  const folder = path.dirname(addon);
  const libraries = readdirSync(folder).filter((name) => /\.so(\.\d+)*$/.test(name));
  for (const name of libraries) checkFile(path.join(folder, name), machine);
  for (const { name, pattern } of LOADED_LATE) {
    if (libraries.some((library) => pattern.test(library))) continue;
    throw new BinaryError('missing-file', `${path.join(folder, name)} is missing`);
  }
}

function checkFile(file: string, machine: number): void {
  const elf = readElf(file);
  if (!elf) throw new BinaryError('broken-file', `${file} is not a library`);
  if (elf.size < elf.needed) {
    const message = `${file} is truncated: it has ${elf.size} of at least ${elf.needed} bytes`;
    throw new BinaryError('broken-file', message);
  }
  if (elf.machine === machine) return;
  const found = Object.keys(MACHINES).find((arch) => MACHINES[arch] === elf.machine);
  const processor = found ?? `another processor (ELF machine ${elf.machine})`;
  const message = `${file} is for ${processor}, but this Node.js is for ${process.arch}`;
  throw new BinaryError('wrong-architecture', message);
}
