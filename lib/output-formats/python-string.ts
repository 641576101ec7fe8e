import type { Reading, TextReader } from './text-reader.js';

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '0': '\0',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
};

const HEX_LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Reads a Python string without prefix (The Python Language Reference, 2.4.1). */
export function* readPythonString(reader: TextReader, quote: string): Reading<string | undefined> {
  yield* reader.expect(quote);
  let text = '';
  for (;;) {
    yield* reader.takeWhile(
      (char) => (char === quote || char === '\\' ? 'stop' : 'take'),
      (piece) => {
        text += piece;
      },
    );
    if ((yield* reader.peek()) === undefined) return undefined;
    if (yield* reader.expect(quote)) return text;
    yield* reader.expect('\\');
    const escaped = yield* readEscape(reader);
    if (escaped === undefined) return undefined;
    text += escaped;
  }
}

function* readEscape(reader: TextReader): Reading<string | undefined> {
  const char = yield* reader.peek();
  if (char === undefined) return undefined;
  reader.advance(1);
  const hexLength = HEX_LENGTHS[char];
  // What is no escape stands for itself, the backslash included.
  if (hexLength === undefined) return ESCAPES[char] ?? `\\${char}`;
  let hex = '';
  yield* reader.takeWhile((digit) => {
    if (!/[0-9a-fA-F]/.test(digit)) return 'stop';
    hex += digit;
    return hex.length === hexLength ? 'last' : 'take';
  });
  if (hex.length < hexLength) return undefined;
  const code = parseInt(hex, 16);
  return code > 0x10ffff ? undefined : String.fromCodePoint(code);
}
