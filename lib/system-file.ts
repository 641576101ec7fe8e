import { readFileSync } from 'node:fs';

/** A file of the system's, such as those in /proc; empty where there is none, as on other systems. */
export function readSystemFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
