// What is said of GPUs and NPUs that OpenVINO does not use although they are there; this machine has none.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examineDevices } from '../../lib/doctor/devices.js';
import type { Hardware } from '../../lib/doctor/hardware.js';
import type { ProbeMessage } from '../../lib/doctor/probe.js';

const CPU = { id: 'CPU', fullName: 'Intel(R) Xeon(R)', missing: '' };
// As OpenVINO says it.
const NO_OPENCL =
  'Cannot load library "libopenvino_intel_gpu_plugin.so": libOpenCL.so.1: cannot open shared object file: No such file or directory';

function findingsOf(hardware: Hardware[], where: 'local-build' | 'platform-package') {
  const messages: ProbeMessage[] = [
    { kind: 'addon', location: { where, path: '/p', file: '/p/a.node' }, openvino: '', genai: '' },
    { kind: 'devices', devices: [CPU, { id: 'GPU', fullName: '', missing: NO_OPENCL }] },
  ];
  const { available, findings } = examineDevices({ messages, crash: undefined }, hardware);
  assert.deepEqual(available, [{ id: 'CPU', name: CPU.fullName }]);
  assert.equal(findings.length, 1);
  assert.equal(findings[0]?.level, 'warning');
  return `${findings[0].message} ${findings[0].remedy}`;
}

const gpu: Hardware = { device: 'GPU', node: '/dev/dri/renderD128', usable: true };

test('a GPU whose plugin is not installed, whose driver is not, and that is not ours to use', () => {
  assert.match(
    findingsOf([gpu], 'platform-package'),
    /There is a GPU, .*renderD128, but .* not installed\. Run: npm install @openvino-serve\/\S+-gpu@/,
  );
  assert.match(findingsOf([gpu], 'local-build'), /libOpenCL\.so\.1.* intel-opencl-icd/);
  assert.match(findingsOf([{ ...gpu, usable: false }], 'local-build'), /may not use it.* usermod/);
});
