/** Reads the texts and character classes of xgrammar's EBNF. */
import { ALL, intersect, invert, union, type CodePoints } from './code-points.js';

export type Token =
  | { kind: 'text'; text: string }
  | { kind: 'set'; set: CodePoints }
  | { kind: 'name'; name: string; defines: boolean }
  | { kind: 'count'; min: number; max: number }
  | { kind: 'sign'; sign: string };

/** Why a grammar is no EBNF; `at` counts characters. */
export class EbnfSyntaxError extends Error {
  constructor(
    reason: string,
    readonly at: number,
  ) {
    super(reason);
  }
}

const SPACE = /(?:[ \t\r\n]|#[^\r\n]*)+/y;
const NAME = /([A-Za-z_.-][\w.-]*)([ \t\r\n]*::=)?/y;
const COUNT = /\{\s*(\d{1,9})\s*(?:(,)\s*(\d{1,9})?\s*)?\}/y;
const ESCAPE = /\\(?:x([0-9A-Fa-f]+)|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/suy;

const CONTROLS: Readonly<Record<string, number>> = {
  ...{ 0: 0, a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, e: 27 },
};

/** @throws {EbnfSyntaxError} */
export function readTokens(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const fail = (reason: string): never => {
    throw new EbnfSyntaxError(reason, at);
  };
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match) at += match[0].length;
    return match;
  };

  const readPoint = (special: string): number => {
    const escape = take(ESCAPE);
    if (!escape) {
      const point = source.codePointAt(at) ?? fail('an end where a character should be');
      at += String.fromCodePoint(point).length;
      return point;
    }
    const all = escape[0];
    const letter = escape[4] ?? '';
    const hex = escape[1] ?? escape[2] ?? escape[3];
    const known =
      CONTROLS[letter] ?? (special.includes(letter) ? letter.codePointAt(0) : undefined);
    const point = hex === undefined ? known : parseInt(hex, 16);
    const valid = point !== undefined && point <= 0x10ffff && point >> 11 !== 0x1b;
    return valid ? point : fail(`the escape '${all.slice(0, 12)}'`);
  };

  const readText = (): string => {
    let text = '';
    for (at++; source[at] !== '"';) {
      if (/^[\r\n]?$/.test(source[at] ?? '')) fail('a text that is not closed');
      const point = readPoint('"\'?\\');
      text += point > 0 ? String.fromCodePoint(point) : fail('a NUL in a text');
    }
    at++;
    return text;
  };

  const readClass = (): CodePoints => {
    const negated = source[++at] === '^';
    if (negated) at++;
    const ranges: [number, number][] = [];
    while (source[at] !== ']') {
      if (/^[\r\n]?$/.test(source[at] ?? '')) fail('a character class that is not closed');
      const from = readPoint('"\'?\\^$.*+()[]{}|/-');
      const isRange = source[at] === '-' && source[at + 1] !== ']';
      if (isRange) at++;
      const to = isRange ? readPoint('"\'?\\^$.*+()[]{}|/-') : from;
      if (from > to) fail('a range that is out of order');
      ranges.push([from, to]);
    }
    at++;
    const set = negated ? invert(union(ranges)) : intersect(ALL, union(ranges));
    return set.length > 0 ? set : fail('an empty character class');
  };

  const readToken = (): Token => {
    if (source[at] === '"') return { kind: 'text', text: readText() };
    if (source[at] === '[') return { kind: 'set', set: readClass() };
    const name = take(NAME);
    if (name) return { kind: 'name', name: name[1] ?? '', defines: name[2] !== undefined };
    const count = take(COUNT);
    if (count) {
      const min = Number(count[1]);
      const max =
        count[2] === undefined ? min : count[3] === undefined ? Infinity : Number(count[3]);
      return min <= max ? { kind: 'count', min, max } : fail('a repetition out of order');
    }
    const sign = source[at] ?? '';
    if (!'()|*+?'.includes(sign)) fail(`an unexpected '${sign}'`);
    at++;
    return { kind: 'sign', sign };
  };

  for (take(SPACE); at < source.length; take(SPACE)) tokens.push(readToken());
  return tokens;
}
