/** The parts of a JSON number (RFC 8259, 6), and what each kind of character leads to from there. */
const PARTS = {
  start: { '+': 'minus', 0: 'zero', 1: 'integer' },
  minus: { 0: 'zero', 1: 'integer' },
  zero: { '.': 'point', e: 'exponent' },
  integer: { 0: 'integer', 1: 'integer', '.': 'point', e: 'exponent' },
  point: { 0: 'fraction', 1: 'fraction' },
  fraction: { 0: 'fraction', 1: 'fraction', e: 'exponent' },
  exponent: { 0: 'digits', 1: 'digits', '+': 'sign' },
  sign: { 0: 'digits', 1: 'digits' },
  digits: { 0: 'digits', 1: 'digits' },
} as const satisfies Record<string, Record<string, string>>;

export type NumberPart = keyof typeof PARTS;

const LAST_PARTS: ReadonlySet<NumberPart> = new Set(['zero', 'integer', 'fraction', 'digits']);

/** The part that a number begins with; undefined where it cannot begin so. */
export function beginNumber(char: string): NumberPart | undefined {
  return char === '+' ? undefined : nextNumberPart('start', char);
}

/** The part that the next character belongs to; undefined where the number cannot go on so. */
export function nextNumberPart(part: NumberPart, char: string): NumberPart | undefined {
  const following: Readonly<Record<string, NumberPart>> = PARTS[part];
  return following[charClass(char)];
}

/** Whether a number may end in this part. */
export function isWholeNumber(part: NumberPart): boolean {
  return LAST_PARTS.has(part);
}

/** Digits other than 0 count as 1, and the signs and letters that mean the same as one. */
function charClass(char: string): string {
  if (char >= '1' && char <= '9') return '1';
  if (char === 'E') return 'e';
  return char === '-' ? '+' : char;
}
