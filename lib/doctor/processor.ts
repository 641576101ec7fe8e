import { readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { readCpuFlags } from '../cpu-flags.js';
import { readCpuQuota } from './cpu-quota.js';
import type { Feature, Finding, Processor } from './report.js';

/** What of an x64 processor decides how fast OpenVINO is; any of the flags is enough. */
const FEATURES = [
  { name: 'AVX2', flags: ['avx2'], brings: 'needed to generate on the CPU' },
  { name: 'AVX-512', flags: ['avx512f'], brings: 'twice as wide vectors' },
  { name: 'VNNI', flags: ['avx512_vnni', 'avx_vnni'], brings: 'fast int8 multiplication' },
  { name: 'BF16', flags: ['avx512_bf16', 'amx_bf16'], brings: 'computing in 16 bits' },
  { name: 'AMX', flags: ['amx_int8', 'amx_bf16'], brings: 'matrix units: prompts much faster' },
];

export function examineProcessor(): Processor {
  const known = readCpuFlags();
  const features =
    known && process.arch === 'x64'
      ? FEATURES.map(({ name, flags, brings }): Feature => {
          return { name, present: flags.some((flag) => known.has(flag)), brings };
        })
      : [];
  const threads = usableThreads();
  const quota = readCpuQuota();
  return {
    name: cpus()[0]?.model ?? process.arch,
    threads,
    quota,
    features,
    findings: [...missingAvx2(features), ...tightQuota(threads, quota)],
  };
}

/** Newer versions of Node.js count a container's limit in, which OpenVINO does not. */
function usableThreads(): number {
  try {
    const status = readFileSync('/proc/self/status', 'utf8');
    return countList(/^Cpus_allowed_list:\s*(\S+)$/m.exec(status)?.[1] ?? '');
  } catch {
    return availableParallelism();
  }
}

/** `0-3,8` are five. */
export function countList(list: string): number {
  return list.split(',').reduce((sum, range) => {
    const [first = '', last = first] = range.split('-');
    return sum + Number(last) - Number(first) + 1;
  }, 0);
}

function missingAvx2(features: Feature[]): Finding[] {
  if (features.every(({ name, present }) => name !== 'AVX2' || present)) return [];
  return [
    {
      level: 'problem',
      message: 'The processor has no AVX2, which OpenVINO needs to generate on the CPU.',
      remedy:
        'Use a processor of 2013 or later. A virtual machine may hide what its host has: give it ' +
        "the host's own type of CPU.",
    },
  ];
}

function tightQuota(threads: number, quota: number | undefined): Finding[] {
  if (quota === undefined || quota >= threads) return [];
  const fitting = Math.max(1, Math.floor(quota));
  return [
    {
      level: 'warning',
      message: `The container may use ${+quota.toFixed(2)} of ${threads} threads, but OpenVINO starts one for each core that it sees; they would get in each other's way.`,
      remedy: `Set OPENVINO_SERVE_THREADS=${fitting}, or give the container whole cores (docker run --cpuset-cpus).`,
    },
  ];
}
