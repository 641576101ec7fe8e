/** What of this machine decides which settings are worth trying. */
import { availableParallelism } from 'node:os';
import { readCpuFlags } from '../cpu-flags.js';
import { readSystemFile } from '../system-file.js';

export interface Machine {
  /** Physical cores that this process may use. */
  cores: number;
  /** Whether a core runs two threads at a time. */
  smt: boolean;
  /** Whether the CPU multiplies bf16 itself: OpenVINO then computes in it unless told otherwise. */
  bf16: boolean;
}

export function readMachine(): Machine {
  const smt = readSystemFile('/sys/devices/system/cpu/smt/active').trim() === '1';
  const threads = availableParallelism();
  const flags = readCpuFlags();
  return {
    cores: smt ? Math.ceil(threads / 2) : threads,
    smt,
    // Where nothing tells, trying is the only way to know.
    bf16: !flags || flags.has('avx512_bf16') || flags.has('amx_bf16'),
  };
}
