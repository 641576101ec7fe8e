/** The sets of characters that a regular expression's escapes and classes stand for. */
import { ALL, charsOf, invert, union, without, type CodePoints } from './code-points.js';

const DIGITS: CodePoints = [[0x30, 0x39]];
const WORD = union(DIGITS, charsOf('_'), [
  [0x41, 0x5a],
  [0x61, 0x7a],
]);
/** ECMAScript's white space and line terminators. */
const SPACE = union(charsOf(' \u00a0\u1680\u202f\u205f\u3000\ufeff\u2028\u2029'), [
  [0x09, 0x0d],
  [0x2000, 0x200a],
]);

export const ANY = without(ALL, charsOf('\n\r\u2028\u2029'));

const CLASSES: Record<string, CodePoints> = {
  d: DIGITS,
  D: invert(DIGITS),
  w: WORD,
  W: invert(WORD),
  s: SPACE,
  S: invert(SPACE),
};

const CONTROLS: Record<string, number> = { t: 9, n: 10, v: 11, f: 12, r: 13 };

export interface Escape {
  set: CodePoints;
  /** The only character of the set, where it can be the end of a range. */
  point: number | null;
  /** Characters read, the backslash included. */
  length: number;
}

const UNSUPPORTED: [RegExp, string][] = [
  [/^[1-9k]/, 'a backreference'],
  [/^[bB]/, 'a word boundary'],
  [/^[pP]/, 'a Unicode property class'],
  [/^[AzZG]/, 'an anchor'],
];

/** Reads the escape at the start of `rest`, or says why there is none. */
export function readEscape(rest: string, inClass: boolean): Escape | string {
  const letter = rest[1];
  if (letter === undefined) return 'a backslash at the end';
  const known = CLASSES[letter];
  if (known) return { set: known, point: null, length: 2 };
  const single = (point: number, length: number): Escape => ({
    set: [[point, point]],
    point,
    length,
  });
  const control = CONTROLS[letter];
  if (control !== undefined) return single(control, 2);
  if (inClass && letter === 'b') return single(8, 2);
  const hex =
    /^\\x([0-9a-f]{2})|^\\u\{([0-9a-f]{1,6})\}|^\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})|^\\u([0-9a-f]{4})/i.exec(
      rest,
    );
  if (hex) {
    const [all, byte, braced, high, low, four] = hex;
    const point =
      high !== undefined && low !== undefined
        ? 0x10000 + ((parseInt(high, 16) - 0xd800) << 10) + (parseInt(low, 16) - 0xdc00)
        : parseInt(byte ?? braced ?? four ?? '', 16);
    return point === 0 || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)
      ? `'${all}', which is not a character`
      : single(point, all.length);
  }
  const letterEscape = /^\\c([A-Za-z])/.exec(rest);
  if (letterEscape?.[1]) return single(letterEscape[1].charCodeAt(0) % 32, 3);
  for (const [pattern, what] of UNSUPPORTED) if (pattern.test(letter)) return what;
  if (/^[!-/:-@[-`{-~ ]$/.test(letter)) return single(letter.charCodeAt(0), 2);
  return `the escape '\\${letter}'`;
}
