/** A regular expression as a tree. */
import type { CodePoints } from './code-points.js';

export type Regex =
  | { kind: 'set'; set: CodePoints }
  | { kind: 'sequence'; items: Regex[] }
  | { kind: 'choice'; items: Regex[] }
  | { kind: 'repeat'; item: Regex; min: number; max: number }
  /** `^` or `$`. */
  | { kind: 'anchor'; end: boolean; at: number };

/** How many characters a match has; `max` may be Infinity. */
export function lengthOf(regex: Regex): { min: number; max: number } {
  switch (regex.kind) {
    case 'set':
      return { min: 1, max: 1 };
    case 'anchor':
      return { min: 0, max: 0 };
    case 'sequence': {
      const lengths = regex.items.map(lengthOf);
      const sum = (pick: (length: { min: number; max: number }) => number) =>
        lengths.reduce((total, length) => total + pick(length), 0);
      return { min: sum(({ min }) => min), max: sum(({ max }) => max) };
    }
    case 'choice': {
      const lengths = regex.items.map(lengthOf);
      return {
        min: Math.min(...lengths.map(({ min }) => min)),
        max: Math.max(...lengths.map(({ max }) => max)),
      };
    }
    case 'repeat': {
      const item = lengthOf(regex.item);
      const max = regex.max === 0 || item.max === 0 ? 0 : regex.max * item.max;
      return { min: regex.min * item.min, max };
    }
  }
}
