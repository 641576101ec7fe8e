/** What the machine of a benchmark is and what it can do at most, for the report. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const buildDir = path.resolve(here, '../../build');

/** A rate that was measured in several passes on all threads at once. */
export interface Rate {
  unit: 'GB/s' | 'GFLOP/s' | 'GOP/s';
  /** Of the fastest pass: the limit. */
  best: number;
  /** Far below `best` where other programs ran, too. */
  median: number;
  passes: number;
}

/** The arithmetic of one kind; a multiplication and its addition count as two. */
export interface ArithmeticRate extends Rate {
  /** The instructions in use, such as `avx512`. */
  isa: string;
}

export interface MachineLimits {
  threads: number;
  memoryRead: Rate & { bufferBytes: number };
  f32Fma: ArithmeticRate;
  /** Missing where the processor has no instruction for it (VNNI) that the program knows. */
  int8Dot?: ArithmeticRate;
}

export interface MachineFacts {
  cpu: string;
  /** Logical processors that this process may use. */
  cores: number;
  /** Those of `REPORTED_FLAGS` that the processor has. */
  flags: string[];
  memoryBytes: number;
  /** The system, its kernel and the architecture. */
  os: string;
  node: string;
}

/** The flags that decide how fast OpenVINO computes, as Linux calls them. */
export const REPORTED_FLAGS = [
  'avx2',
  'avx_vnni',
  'avx512f',
  'avx512_vnni',
  'avx512_bf16',
  'amx_bf16',
  'amx_int8',
] as const;

/** Compiles the program into `build/` unless it is newer than its sources; returns its path. */
export function buildMachineLimits(): string {
  const sources = readdirSync(here)
    .filter((name) => /\.(cc|h)$/.test(name))
    .map((name) => path.join(here, name));
  const program = path.join(buildDir, 'machine_limits');
  const built = statSync(program, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (sources.every((source) => statSync(source).mtimeMs < built)) return program;
  mkdirSync(buildDir, { recursive: true });
  // Half a program never has the name of the whole one, even if two runs build it at once.
  const unfinished = `${program}.${process.pid}`;
  const [compiler, ...first] = findCompiler();
  const units = sources.filter((source) => source.endsWith('.cc'));
  const args = [...first, '-O3', '-std=c++17', '-pthread', ...units, '-o', unfinished];
  execFileSync(compiler, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  renameSync(unfinished, program);
  return program;
}

/** `CXX` may hold options, too. */
function findCompiler(): [compiler: string, ...args: string[]] {
  const candidates = [process.env.CXX ?? '', 'c++', 'g++', 'clang++'];
  for (const candidate of candidates) {
    const [compiler = '', ...args] = candidate.trim().split(/\s+/);
    if (compiler === '') continue;
    if (spawnSync(compiler, [...args, '--version']).status === 0) return [compiler, ...args];
  }
  throw new Error('There is no C++ compiler: install g++ or name one in CXX');
}

/**
 * Builds the program if need be and runs it; about three seconds, in which nothing else should run.
 * @param threads all processors unless given
 */
export function measureMachineLimits(threads?: number): MachineLimits {
  const args = threads === undefined ? [] : [String(threads)];
  const output = execFileSync(buildMachineLimits(), args, { encoding: 'utf8', timeout: 120_000 });
  return JSON.parse(output) as MachineLimits;
}

export function machineFacts(): MachineFacts {
  const [cpu] = os.cpus();
  return {
    cpu: cpu?.model.trim() ?? 'unknown CPU',
    cores: os.availableParallelism(),
    flags: reportedFlags(readIfThere('/proc/cpuinfo')),
    memoryBytes: os.totalmem(),
    os: `${systemName(readIfThere('/etc/os-release'))}, ${os.type()} ${os.release()}, ${os.arch()}`,
    node: process.version,
  };
}

/**
 * The flags of `REPORTED_FLAGS` that the first processor has.
 * @param cpuinfo the text of Linux's `/proc/cpuinfo`; empty elsewhere
 */
export function reportedFlags(cpuinfo: string): string[] {
  const present = new Set(/^flags\s*:(.*)$/m.exec(cpuinfo)?.[1]?.trim().split(/\s+/));
  return REPORTED_FLAGS.filter((flag) => present.has(flag));
}

/** @param osRelease the text of `/etc/os-release`; empty where there is none */
export function systemName(osRelease: string): string {
  return /^PRETTY_NAME="?([^"\n]*)"?$/m.exec(osRelease)?.[1] ?? os.platform();
}

function readIfThere(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
