import { readSystemFile } from './system-file.js';

/**
 * What the processor can do, in the kernel's words, such as `avx2`; undefined where the system does
 * not tell, which is elsewhere than on Linux.
 */
export function readCpuFlags(): ReadonlySet<string> | undefined {
  const text = readSystemFile('/proc/cpuinfo');
  const list = /^(?:flags|Features)\s*: (.*)$/m.exec(text)?.[1];
  return list === undefined ? undefined : new Set(list.split(' '));
}
