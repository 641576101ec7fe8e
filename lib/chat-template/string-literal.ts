const SIMPLE: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const ESCAPE = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{1,3})|(.))/gs;

/** Python's escapes of string literals; a backslash before any other character stays. */
export function unescapeString(body: string): string {
  if (!body.includes('\\')) return body;
  return body.replace(
    ESCAPE,
    (whole, x?: string, u?: string, wide?: string, octal?: string, char?: string) => {
      const hex = x ?? u ?? wide;
      if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
      if (octal !== undefined) return String.fromCodePoint(parseInt(octal, 8));
      return SIMPLE[char ?? ''] ?? whole;
    },
  );
}
