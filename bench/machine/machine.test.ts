import assert from 'node:assert/strict';
import test from 'node:test';
import { machineFacts, reportedFlags, systemName } from './machine.js';

test('only the flags that matter are reported, and only whole words count', () => {
  const cpuinfo = 'processor\t: 0\nflags\t\t: fpu avx avx2 avx512f avx512_vnni sse4_2\nbugs\t\t:\n';
  assert.deepEqual(reportedFlags(cpuinfo), ['avx2', 'avx512f', 'avx512_vnni']);
  assert.deepEqual(reportedFlags('Features : fp asimd'), []);
  assert.deepEqual(reportedFlags(''), []);
});

test('the name of the system is the pretty one, with or without quotes', () => {
  assert.equal(
    systemName('NAME=x\nPRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n'),
    'Debian GNU/Linux 12',
  );
  assert.equal(systemName('PRETTY_NAME=Alpine\n'), 'Alpine');
  assert.equal(systemName(''), process.platform);
});

test('the facts of this machine are complete', () => {
  const facts = machineFacts();
  assert.ok(facts.cpu.length > 0 && facts.os.length > 0);
  assert.ok(facts.cores >= 1 && facts.memoryBytes > 0);
  assert.equal(facts.node, process.version);
});
