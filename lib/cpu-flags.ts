import { readFileSync } from 'node:fs';

/**
 * What the processor can do, in the kernel's words, such as `avx2`; undefined where the system does
 * not tell, which is elsewhere than on Linux.
 */
export function readCpuFlags(): ReadonlySet<string> | undefined {
  let text: string;
  try {
    text = readFileSync('/proc/cpuinfo', 'utf8');
  } catch {
    return undefined;
  }
  const list = /^(?:flags|Features)\s*: (.*)$/m.exec(text)?.[1];
  return list === undefined ? undefined : new Set(list.split(' '));
}
