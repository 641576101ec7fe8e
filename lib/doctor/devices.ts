import { findInstalled } from '../addon/installed-package.js';
import { PLUGIN_DEVICES, pluginPackage, type PluginDevice } from '../addon/platform.js';
import type { NativeDevice } from '../binding.js';
import { packageVersion } from '../package-info.js';
import type { Hardware } from './hardware.js';
import type { Devices, Finding } from './report.js';
import type { ProbeResult } from './run-probe.js';

const DRIVERS: Record<PluginDevice, string> = {
  GPU: "Install Intel's driver for computing on GPUs (Debian, Ubuntu: intel-opencl-icd).",
  NPU: "Install Intel's driver for the NPU (linux-npu-driver).",
};

/** Whether the plugin's package is there, whatever its version. */
function hasPackage(device: PluginDevice): boolean {
  return findInstalled(pluginPackage(device)) !== undefined;
}

/** The devices that should be there: those the kernel shows, and those with a package installed. */
export function wantedDevices(hardware: readonly Hardware[]): PluginDevice[] {
  return PLUGIN_DEVICES.filter((device) => {
    return hardware.some((one) => one.device === device) || hasPackage(device);
  });
}

/** What OpenVINO can use, and what it cannot although it should. */
export function examineDevices({ messages }: ProbeResult, hardware: readonly Hardware[]): Devices {
  const found = messages.find((message) => message.kind === 'devices')?.devices ?? [];
  const findings = messages.flatMap((message): Finding[] => {
    if (message.kind === 'plugins-refused') return [{ level: 'warning', message: message.reason }];
    if (message.kind !== 'devices-failed') return [];
    const text = `OpenVINO cannot list its devices: ${message.reason}`;
    return [{ level: 'problem', message: text }];
  });
  const addon = messages.find((message) => message.kind === 'addon');
  const packaged = addon?.location.where === 'platform-package';
  for (const { id, missing } of found) {
    const device = PLUGIN_DEVICES.find((name) => name === id);
    if (missing === '' || !device) continue;
    const node = hardware.find((one) => one.device === device);
    const notInstalled = packaged && !hasPackage(device);
    findings.push(explainMissing(device, notInstalled ? undefined : missing, node));
  }
  return { available: found.filter(isThere).map(toAvailable), findings };
}

const isThere = ({ missing }: NativeDevice) => missing === '';
const toAvailable = ({ id, fullName: name }: NativeDevice) => ({ id, name });

/** @param reason of OpenVINO's; undefined if the package with the plugin is not installed */
function explainMissing(device: PluginDevice, reason = '', node?: Hardware): Finding {
  const level = 'warning';
  if (!node) {
    return { level, message: `The plugin for the ${device} is installed, but: ${reason}` };
  }
  const there = `There is a ${device}, ${node.node}, but`;
  if (!node.usable) {
    return {
      level,
      message: `${there} this user may not use it.`,
      remedy: `Add the user to its group: sudo usermod -aG $(stat -c %G ${node.node}) $USER`,
    };
  }
  if (reason === '') {
    return {
      level,
      message: `${there} OpenVINO's plugin for it is not installed.`,
      remedy: `Run: npm install ${pluginPackage(device)}@${packageVersion()}`,
    };
  }
  const message = `${there} OpenVINO cannot use it: ${reason}`;
  return { level, message, remedy: DRIVERS[device] };
}
