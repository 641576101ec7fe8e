/** The names of the packages that hold the addon and its libraries for this platform. */

/** Such as `linux-x64`. */
export const platform = `${process.platform}-${process.arch}`;

/** The package with the addon for this platform; it exists for some platforms only. */
export const platformPackage = `@openvino-serve/${platform}`;

/** The package with OpenVINO's plugin for a device, such as `@openvino-serve/linux-x64-gpu`. */
export function pluginPackage(device: PluginDevice): string {
  return `${platformPackage}-${device.toLowerCase()}`;
}

/** The devices whose plugins are packages of their own. */
export const PLUGIN_DEVICES = ['GPU', 'NPU'] as const;

export type PluginDevice = (typeof PLUGIN_DEVICES)[number];
