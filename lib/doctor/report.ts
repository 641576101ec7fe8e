/** What the doctor finds, as `--json` prints it. Sizes are in bytes. */
import type { LoadProblem } from '../addon/load-failure.js';

export interface Finding {
  /** A problem keeps openvino-serve from working, a warning does not. */
  level: 'warning' | 'problem';
  message: string;
  /** What to do. */
  remedy?: string;
}

export interface Versions {
  openvinoServe: string;
  node: string;
  /** Name and release of the operating system. */
  system: string;
  /** Undefined elsewhere than on Linux. */
  libc: string | undefined;
  findings: Finding[];
}

export interface Addon {
  loaded: boolean;
  /** The folder that it was loaded from. */
  folder?: string;
  openvino?: string;
  genai?: string;
  /** Why it was not loaded. */
  problem?: LoadProblem;
  findings: Finding[];
}

export interface Devices {
  available: { id: string; name: string }[];
  findings: Finding[];
}

export interface Feature {
  name: string;
  present: boolean;
  /** What it is good for. */
  brings: string;
}

export interface Processor {
  name: string;
  /** Threads of the processor that this process may use. */
  threads: number;
  /** Of these, how many a container's limit leaves time for; undefined without a limit. */
  quota: number | undefined;
  /** Empty where the system does not tell. */
  features: Feature[];
  findings: Finding[];
}

export interface Memory {
  total: number;
  /** What can be used without swapping. */
  available: number;
  /** A container's limit; undefined without. */
  limit: number | undefined;
  findings: Finding[];
}

export interface Model {
  /** Its folder's name. */
  id: string;
  /** Of all its files. */
  size: number;
  /** In tokens; undefined if the folder cannot be read that far. */
  contextLength: number | undefined;
  findings: Finding[];
}

export interface Models {
  folder: string;
  models: Model[];
  /** Of the folder itself, and of what is in it but is no model. */
  findings: Finding[];
}

export interface Report {
  versions: Versions;
  addon: Addon;
  devices: Devices;
  processor: Processor;
  memory: Memory;
  models: Models;
}

/** All that was found. */
export function findingsOf({ models, ...parts }: Report): Finding[] {
  const all: { findings: Finding[] }[] = [...Object.values(parts), models, ...models.models];
  return all.flatMap(({ findings }) => findings);
}
