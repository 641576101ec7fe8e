/** Facts of this package. */
import { readFileSync } from 'node:fs';

/** The version in package.json, which lies as far above `lib` as above `dist`. */
export function packageVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
