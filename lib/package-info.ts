/** Facts of this package. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

interface Manifest {
  version: string;
  engines: { node: string };
  /** Of the published package only. */
  optionalDependencies?: Record<string, string>;
}

/** The package's own folder, which lies as far above `lib` as above `dist`. */
export function packageFolder(): string {
  return path.dirname(path.dirname(fileURLToPath(import.meta.url)));
}

/** What is read of package.json. */
export function manifest(): Manifest {
  const text = readFileSync(path.join(packageFolder(), 'package.json'), 'utf8');
  return JSON.parse(text) as Manifest;
}

export function packageVersion(): string {
  return manifest().version;
}
