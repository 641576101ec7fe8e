/** What takes part in a comparison, and what is asked of it. */
import type { Sample } from '../../lib/bench/sample.js';

/** The same requests for every contestant. */
export interface Load {
  /** Folder of the model in OpenVINO's format; its name is the model's id. */
  modelDir: string;
  /** The same weights for llama.cpp. */
  gguf?: string;
  samples: readonly Sample[];
  /** Requests under way at the same time. */
  streams: number;
  /** Exact length of every answer. */
  outputTokens: number;
}

export interface Measurement {
  /** Output tokens per second. */
  throughput: number;
  /** Medians, and the 99th percentile of ITL, in ms; not known of a bare loop. */
  ttft?: number;
  tpot?: number;
  itlP99?: number;
  /** Processors that the load generator itself kept busy. */
  clientCpu?: number;
  /** Processors that the contestant kept busy. */
  cpu?: number;
  /** MiB resident after the load. */
  resident?: number;
}

export interface Contestant {
  /** Seconds until it could answer. */
  secondsToReady?: number;
  /** Runs the load once. */
  measure: (load: Load) => Promise<Measurement>;
  stop: () => Promise<void>;
}

/** Starts it, ready for a load of this size. */
export type StartContestant = (load: Load, port: number) => Promise<Contestant>;
