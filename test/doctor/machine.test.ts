// What of the machine the doctor reads, from copies of what the kernel shows elsewhere.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { readCpuQuota } from '../../lib/doctor/cpu-quota.js';
import { formatSize } from '../../lib/doctor/format-size.js';
import { findHardware } from '../../lib/doctor/hardware.js';
import { countList } from '../../lib/doctor/processor.js';
import { temporaryFolder } from '../package/scripts.js';

function makeFiles(t: TestContext, files: Record<string, string>): string {
  const root = temporaryFolder(t);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

function quotaIn(t: TestContext, files: Record<string, string>): number | undefined {
  const root = makeFiles(t, files);
  return readCpuQuota({ groups: join(root, 'cgroup'), mount: root });
}

test("a container's limit of processor time, of both versions of control groups", (t) => {
  const own = { cgroup: '0::/\n' };
  assert.equal(quotaIn(t, { ...own, 'cpu.max': '150000 100000\n' }), 1.5);
  assert.equal(quotaIn(t, { ...own, 'cpu.max': 'max 100000\n' }), undefined);
  // The smallest of those above counts.
  const nested = { cgroup: '0::/a/b\n', 'a/b/cpu.max': 'max 100000', 'a/cpu.max': '200000 100000' };
  assert.equal(quotaIn(t, nested), 2);
  const first = { cgroup: '9:memory:/x\n1:cpu,cpuacct:/x\n', 'cpu/x/cpu.cfs_period_us': '50000' };
  assert.equal(quotaIn(t, { ...first, 'cpu/x/cpu.cfs_quota_us': '25000\n' }), 0.5);
  assert.equal(quotaIn(t, { ...first, 'cpu/x/cpu.cfs_quota_us': '-1\n' }), undefined);
  assert.equal(quotaIn(t, {}), undefined);
});

test("Intel's GPUs and NPUs that the kernel shows", (t) => {
  const root = makeFiles(t, {
    'dev/dri/card0': '',
    'dev/dri/renderD128': '',
    'sys/class/drm/renderD128/device/vendor': '0x10de\n',
    'dev/dri/renderD129': '',
    'sys/class/drm/renderD129/device/vendor': '0x8086\n',
    'dev/accel/accel0': '',
  });
  assert.deepEqual(findHardware(root), [
    { device: 'GPU', node: join(root, 'dev/dri/renderD129'), usable: true },
    { device: 'NPU', node: join(root, 'dev/accel/accel0'), usable: true },
  ]);
  assert.deepEqual(findHardware(makeFiles(t, {})), []);
});

test('lists of processors and sizes', () => {
  assert.equal(countList('0-3,8'), 5);
  assert.equal(formatSize(999), '999 bytes');
  assert.equal(formatSize(1536 * 1024 ** 2), '1.5 GiB');
});
