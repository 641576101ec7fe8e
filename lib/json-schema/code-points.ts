/** Sets of Unicode code points, as sorted ranges that do not touch. */
export type CodePoints = readonly (readonly [from: number, to: number])[];

export const LAST = 0x10ffff;

/**
 * All that a text is made of. Surrogates stand for nothing on their own, and a NUL ends a text for
 * the engine's readers.
 */
export const ALL: CodePoints = [
  [1, 0xd7ff],
  [0xe000, LAST],
];

export function union(...sets: CodePoints[]): CodePoints {
  const sorted = sets.flat().sort(([a], [b]) => a - b);
  const merged: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = merged.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** Both sorted, so that one pass will do. */
export function without(set: CodePoints, removed: CodePoints): CodePoints {
  const left: [number, number][] = [];
  let next = 0;
  for (const [from, to] of set) {
    let start = from;
    for (let cut = removed[next]; cut && cut[0] <= to; cut = removed[next]) {
      if (cut[0] > start) left.push([start, cut[0] - 1]);
      start = Math.max(start, cut[1] + 1);
      // What reaches past this range may cut the next one, too.
      if (cut[1] > to) break;
      next++;
    }
    if (start <= to) left.push([start, to]);
  }
  return left;
}

export const invert = (set: CodePoints): CodePoints => without(ALL, set);

export const intersect = (a: CodePoints, b: CodePoints): CodePoints => without(a, without(a, b));

export const has = (set: CodePoints, point: number): boolean =>
  set.some(([from, to]) => from <= point && point <= to);

/** The code point that a text of one character stands for. */
export const pointOf = (char: string): number => char.codePointAt(0) ?? 0;

/** The set of the characters of a text. */
export const charsOf = (text: string): CodePoints =>
  union(
    Array.from(text, pointOf)
      .sort((a, b) => a - b)
      .map((point) => [point, point] as const),
  );
