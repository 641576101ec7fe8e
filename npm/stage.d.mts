/** Lays out the package that users install; `released` are the platforms that it depends on. */
export function stageMain(folder: string, released: string[]): Promise<void>;
/** Lays out a platform's package; `prebuild` is a folder with the addon and its libraries. */
export function stagePlatform(folder: string, platform: string, prebuild: string): Promise<void>;
/** Lays out the package with a device's plugin, out of the same folder. */
export function stagePlugin(
  folder: string,
  platform: string,
  device: string,
  prebuild: string,
): Promise<void>;
