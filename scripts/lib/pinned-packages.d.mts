export const pinnedHere: boolean;
export function pinnedPackages(name: string, log?: (line: string) => void): string;
