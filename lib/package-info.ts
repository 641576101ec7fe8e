/** Facts of this package. */
import { readFileSync } from 'node:fs';

interface Manifest {
  version: string;
  engines: { node: string };
  /** Of the published package only. */
  optionalDependencies?: Record<string, string>;
}

/** What is read of package.json, which lies as far above `lib` as above `dist`. */
export function manifest(): Manifest {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return JSON.parse(text) as Manifest;
}

export function packageVersion(): string {
  return manifest().version;
}
