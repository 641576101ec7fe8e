/** How much processor time the control groups of Linux leave this process, as containers set them. */
import path from 'node:path';
import { readSystemFile } from '../system-file.js';

const SYSTEM = { groups: '/proc/self/cgroup', mount: '/sys/fs/cgroup' };

/**
 * In processors, such as 1.5; undefined without a limit. Groups lie in each other, and the smallest
 * limit counts.
 */
export function readCpuQuota({ groups, mount } = SYSTEM): number | undefined {
  const quotas = readSystemFile(groups)
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [, controllers, group = ''] = line.split(':');
      if (controllers === '') return above(group).map((at) => version2(path.join(mount, at)));
      if (!controllers?.split(',').includes('cpu')) return [];
      return above(group).map((at) => version1(path.join(mount, 'cpu', at)));
    });
  const limits = quotas.filter((quota) => quota !== undefined);
  return limits.length > 0 ? Math.min(...limits) : undefined;
}

/** `/a/b`, `/a` and `/`. A container that sees its own group as the root has the last only. */
function above(group: string): string[] {
  return group === '/' || group === '.' ? ['/'] : [group, ...above(path.dirname(group))];
}

function version2(folder: string): number | undefined {
  const [quota, period] = readSystemFile(path.join(folder, 'cpu.max')).trim().split(' ');
  return share(Number(quota), Number(period));
}

function version1(folder: string): number | undefined {
  const number = (file: string) => Number(readSystemFile(path.join(folder, file)) || NaN);
  return share(number('cpu.cfs_quota_us'), number('cpu.cfs_period_us'));
}

/** No limit is `max` or -1. */
function share(quota: number, period: number): number | undefined {
  return quota > 0 && period > 0 ? quota / period : undefined;
}
