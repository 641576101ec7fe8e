/** The newest version needed of each set of symbols, such as `{ GLIBC: '2.27' }`. */
export type Symbols = Record<string, string>;

export function elfFiles(folder: string): string[];
export function compareVersions(a: string, b: string): number;
export function readElf(path: string): {
  needs: Symbols;
  searchPaths: string[];
  executableStack: boolean;
};
export function symbolFloor(folder: string): Symbols;
export function checkSymbols(folder: string, floor: Symbols | undefined): void;
