/** The cache folder, which exists and is writable. */
export function cacheRoot(): string;

/** Returns the cache's folder `name`; if there is none yet, `install` fills it, all or nothing. */
export function installOnce(name: string, install: (folder: string) => void): string;

/** The command of a Python 3 that has pip. */
export function findPython(): string;

/** Runs pip quietly; returns its exit code and what it said. */
export function pip(
  python: string,
  args: readonly string[],
  env?: Readonly<Record<string, string>>,
): { status: number | null; output: string };

/** Why pip failed, as a sentence. */
export function pipFailure(output: string): string;

/** Stops with a message that says what is missing. */
export function fail(...lines: string[]): never;
