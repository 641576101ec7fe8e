export type Device = 'gpu' | 'npu';

export interface Platform {
  /** As READMEs name it. */
  title: string;
  os: string;
  cpu: string;
  libc?: string;
  /** Those whose plugins are packages of their own. */
  devices: Device[];
  /** Whether the package was ever run. */
  tested: boolean;
  /** The newest symbol versions that any file in the packages may need. */
  floor?: Record<'GLIBC' | 'GLIBCXX' | 'CXXABI', string>;
}

export const platforms: Record<string, Platform>;
export const pluginFiles: Record<Device, RegExp>;
export function isPlugin(file: string): boolean;
export function packageName(platform: string, device?: Device): string;
export function releasedPlatforms(named?: string): string[];
