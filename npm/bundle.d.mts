/** Copies what the main package depends on into its folder, as bundled dependencies. */
export function bundleDependencies(folder: string): void;
