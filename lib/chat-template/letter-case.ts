/** Each run of letters with its first in upper case. */
export function title(text: string): string {
  return text.replace(/\p{L}+/gu, capitalize);
}

export function capitalize(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length).toLowerCase();
}

export function changeCase(text: string): string {
  return Array.from(text, (char) =>
    char === char.toUpperCase() ? char.toLowerCase() : char.toUpperCase(),
  ).join('');
}
