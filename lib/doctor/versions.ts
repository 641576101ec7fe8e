import { release, type } from 'node:os';
import { readLibc } from '../addon/load-facts.js';
import { manifest } from '../package-info.js';
import type { Versions } from './report.js';

export function examineVersions(): Versions {
  const { version, engines } = manifest();
  const node = process.versions.node;
  const libc = readLibc();
  return {
    openvinoServe: version,
    node,
    system: `${type()} ${release()} ${process.arch}`,
    libc: libc && [libc.name, libc.version].join(' ').trimEnd(),
    findings: isTooOld(node, engines.node)
      ? [
          {
            level: 'problem',
            message: `Node.js ${node} is too old: openvino-serve needs ${engines.node}.`,
            remedy: 'Install a newer one.',
          },
        ]
      : [],
  };
}

/** @param range of the form `>=20.17.0`, as package.json has it */
export function isTooOld(version: string, range: string): boolean {
  const numbers = (text: string) => (text.match(/\d+/g) ?? []).map(Number);
  const found = numbers(version);
  const wanted = numbers(range);
  const at = wanted.findIndex((part, index) => part !== found[index]);
  return at !== -1 && (found[at] ?? 0) < (wanted[at] ?? 0);
}
