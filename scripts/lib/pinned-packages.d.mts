export const pinnedFor: string;
export function pinnedPackages(name: string, log?: (line: string) => void): string;
