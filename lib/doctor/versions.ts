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
    findings: isSupported(node, engines.node)
      ? []
      : [
          {
            level: 'problem',
            message: `Node.js ${node} is too old: openvino-serve needs ${engines.node}.`,
            remedy: 'Install a newer one.',
          },
        ],
  };
}

/**
 * The set-up of a checkout, which runs before this is compiled, has the same in
 * scripts/lib/node-version.mjs.
 * @param range as package.json has it, made of `^20.19.0`, `>=22.12.0` and `||`
 */
export function isSupported(version: string, range: string): boolean {
  const numbers = (text: string) => (text.match(/\d+/g) ?? []).map(Number);
  const found = numbers(version);
  return range.split('||').some((part) => {
    const least = numbers(part);
    if (part.includes('^') && found[0] !== least[0]) return false;
    const at = least.findIndex((number, index) => number !== found[index]);
    return at === -1 || (found[at] ?? 0) > (least[at] ?? 0);
  });
}
