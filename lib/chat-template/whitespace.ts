/** What Python takes for whitespace, which is not what JavaScript does, in a regular expression. */
export const SPACE =
  '[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';

const LEADING = new RegExp(`^${SPACE}+`);
const TRAILING = new RegExp(`^${SPACE}$`);

export function trimStart(text: string): string {
  return text.replace(LEADING, '');
}

/** From the end: a pattern anchored there would try every run of spaces before it. */
export function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && TRAILING.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

export function trim(text: string): string {
  return trimStart(trimEnd(text));
}
