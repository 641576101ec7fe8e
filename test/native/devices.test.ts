import assert from 'node:assert/strict';
import test from 'node:test';
import { loadAddon } from '../../lib/addon/load-addon.js';

test('the devices there are have names, those that are not there a reason', async () => {
  const devices = await loadAddon().devices(['CPU', 'GPU.7', 'XPU']);
  const cpu = devices.find(({ id }) => id === 'CPU');
  assert.ok(cpu);
  assert.notEqual(cpu.fullName, '');
  assert.equal(cpu.missing, '');
  for (const id of ['GPU.7', 'XPU']) {
    const absent = devices.find((device) => device.id === id);
    assert.ok(absent, id);
    assert.equal(absent.fullName, '');
    assert.notEqual(absent.missing, '');
  }
  assert.equal(devices.filter(({ id }) => id === 'CPU').length, 1);
});

test('names of devices are checked', () => {
  for (const wanted of [undefined, 'GPU', [''], [1]]) {
    assert.throws(() => loadAddon().devices(wanted as string[]), { code: 'INVALID_ARGUMENT' });
  }
});
