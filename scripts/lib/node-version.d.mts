/** @throws {Error} if the range has other forms than "^20.19.0", ">=22.12.0" and "||" */
export function satisfies(version: string, range: string): boolean;
