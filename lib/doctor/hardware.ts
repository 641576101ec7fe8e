/** Intel's GPUs and NPUs that the kernel shows, whether OpenVINO can use them or not. */
import { accessSync, constants, readdirSync } from 'node:fs';
import path from 'node:path';
import type { PluginDevice } from '../addon/platform.js';
import { readSystemFile } from '../system-file.js';

export interface Hardware {
  device: PluginDevice;
  /** Such as `/dev/dri/renderD128`. */
  node: string;
  /** Whether this user may use it. */
  usable: boolean;
}

const NODES = [
  { device: 'GPU', folder: 'dev/dri', pattern: /^renderD\d+$/, kind: 'drm' },
  { device: 'NPU', folder: 'dev/accel', pattern: /^accel\d+$/, kind: 'accel' },
] as const;

const INTEL = '0x8086';

/** Only those of Linux. */
export function findHardware(root = '/'): Hardware[] {
  return NODES.flatMap(({ device, folder, pattern, kind }) => {
    const place = path.join(root, folder);
    return list(place)
      .filter((name) => pattern.test(name))
      .filter((name) => [INTEL, ''].includes(vendorOf(path.join(root, 'sys/class', kind, name))))
      .map((name) => path.join(place, name))
      .map((node) => ({ device, node, usable: isUsable(node) }));
  });
}

/** Empty where it is not told, as in some containers. */
function vendorOf(entry: string): string {
  return readSystemFile(path.join(entry, 'device/vendor')).trim();
}

function isUsable(node: string): boolean {
  try {
    accessSync(node, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
