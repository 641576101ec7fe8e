import { existsSync } from 'node:fs';
import path from 'node:path';
import { OpenVINOServeError } from '../errors.js';
import { packageVersion } from '../package-info.js';
import { findInstalled, versionMismatch } from './installed-package.js';
import { loadAddonFrom } from './load-addon.js';
import { PLUGIN_DEVICES, pluginPackage, type PluginDevice } from './platform.js';

const VIRTUAL_DEVICES = ['AUTO', 'MULTI', 'HETERO'];

/** The devices that a name of OpenVINO's asks for: `AUTO:GPU.1(2),-NPU` are AUTO and GPU. */
function devicesIn(device: string): string[] {
  const parts = device.split(/[:,]/).filter((part) => !part.startsWith('-'));
  return parts.map((part) => part.replace(/[.(].*/, ''));
}

function pluginFile(device: PluginDevice): string {
  const name = `openvino_intel_${device.toLowerCase()}_plugin`;
  return process.platform === 'win32' ? `${name}.dll` : `lib${name}.so`;
}

function refuse(device: PluginDevice, reason: string): never {
  const message = `OpenVINO's plugin for the device "${device}" cannot be used: ${reason}`;
  throw new OpenVINOServeError('DEVICE_NOT_FOUND', message, { param: 'device' });
}

function providePlugin(device: PluginDevice, folder: string, required: boolean): void {
  const forwarder = path.join(folder, pluginFile(device));
  // OpenVINO has none for this platform, and says so itself.
  if (!existsSync(forwarder)) return;
  const name = pluginPackage(device);
  const found = findInstalled(name);
  if (!found) {
    if (!required) return;
    refuse(device, `it is not installed. Run: npm install ${name}@${packageVersion()}`);
  }
  const mismatch = versionMismatch(name, found);
  if (mismatch) refuse(device, `${name} ${mismatch}`);
  const plugin = path.join(found.folder, 'prebuilds', path.basename(folder), pluginFile(device));
  loadAddonFrom().native.forwardPlugin(forwarder, plugin);
}

/**
 * Lets OpenVINO find the plugins that are packages of their own, before it looks for a device.
 * A local build has all plugins beside the addon.
 * @throws {OpenVINOServeError} `DEVICE_NOT_FOUND` if the package for a named device is missing or
 *   of another version, `ADDON_LOAD_FAILED`
 */
export function providePlugins(device: string): void {
  if (device === 'CPU') return;
  const { location } = loadAddonFrom();
  if (location.where === 'local-build') return;
  const devices = devicesIn(device);
  const anyDevice = devices.some((name) => VIRTUAL_DEVICES.includes(name));
  for (const plugin of PLUGIN_DEVICES) {
    const named = devices.includes(plugin);
    if (named || anyDevice) providePlugin(plugin, path.dirname(location.file), named);
  }
}
