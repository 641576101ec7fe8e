/** Writes the characters of a grammar for xgrammar, in ASCII. */
import { pointOf, type CodePoints } from './code-points.js';

/**
 * xgrammar 0.1.31 writes a grammar out and reads it again, with characters such as U+00E9 as
 * `\xe9`, and then takes digits and letters a to f behind one for a part of its number. So a literal
 * ends behind such a character, and a class begins with those that could be mistaken.
 */
export function writeText(text: string): string {
  const parts = text.match(/[ -~]*[^ -~]|[ -~]+/gu) ?? [''];
  return parts.map((part) => `"${Array.from(part, escapeText).join('')}"`).join(' ');
}

export function writeClass(points: CodePoints): string {
  const isHex = ([from]: readonly [number, number]) =>
    /[0-9A-Fa-f]/.test(String.fromCodePoint(from));
  const ranges = [...points.filter(isHex), ...points.filter((range) => !isHex(range))];
  const members = ranges.map(([from, to]) =>
    from === to ? escapePoint(from) : `${escapePoint(from)}-${escapePoint(to)}`,
  );
  return `[${members.join('')}]`;
}

/** The first bytes of a range's characters, which all have one length. */
export function firstBytes([from, to]: readonly [number, number]): readonly [number, number] {
  const first = (point: number) => {
    if (point <= 0x7f) return point;
    if (point <= 0x7ff) return 0xc0 | (point >> 6);
    return point <= 0xffff ? 0xe0 | (point >> 12) : 0xf0 | (point >> 18);
  };
  return [first(from), first(to)];
}

/**
 * A set as classes that xgrammar 0.1.31 takes for what they are. Of ranges whose bytes do not all
 * vary on their own, it lets too much through or has no way on behind the first byte, and it mixes
 * up ranges with a first byte in common.
 */
export function toClasses(points: CodePoints): CodePoints[] {
  const classes: { ranges: [number, number][]; last: number }[] = [];
  for (const range of points.flatMap(splitByBytes)) {
    const [from, to] = firstBytes(range);
    const place = classes.find(({ last }) => last < from || to <= 0x7f);
    if (place) {
      place.ranges.push([...range]);
      place.last = to;
    } else classes.push({ ranges: [[...range]], last: to });
  }
  return classes.map(({ ranges }) => ranges);
}

/** The last characters that UTF-8 spells with one, two and three bytes. */
const BYTE_LENGTH_ENDS = [0x7f, 0x7ff, 0xffff];

/** Ranges of one length in UTF-8, where all bytes behind one that varies have any value. */
function splitByBytes([from, to]: readonly [number, number]): CodePoints {
  const splitBehind = (end: number): CodePoints => [
    ...splitByBytes([from, end]),
    ...splitByBytes([end + 1, to]),
  ];
  const end = BYTE_LENGTH_ENDS.find((last) => from <= last && last < to);
  if (end !== undefined) return splitBehind(end);
  if (to <= 0x7f) return [[from, to]];
  for (const tail of [0x3f, 0xfff, 0x3ffff]) {
    // As bits of the character, each byte but the first one has six.
    if ((from & ~tail) === (to & ~tail)) continue;
    if ((from & tail) !== 0) return splitBehind(from | tail);
    if ((to & tail) !== tail) return splitBehind((to & ~tail) - 1);
  }
  return [[from, to]];
}

function escapeText(char: string): string {
  return /^[ !#-[\]-~]$/.test(char) ? char : escapePoint(pointOf(char));
}

function escapePoint(point: number): string {
  const char = String.fromCodePoint(point);
  if (/^[0-9A-Za-z]$/.test(char)) return char;
  const hex = point.toString(16);
  return point > 0xffff ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
}
