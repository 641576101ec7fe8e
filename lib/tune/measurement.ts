import type { Settings } from './settings.js';

/** How the model did with some settings. */
export interface Measurement {
  /** Tokens generated per second, by all streams together. */
  throughput: number;
  /**
   * Gaps between the deltas of an answer, ms, defined as `bench` does: several tokens that come
   * together are one event, since that is what a reader sees.
   */
  itlMedian: number;
  itlP99: number;
  /** Seconds. */
  loadTime: number;
  /** Of the whole process while it answered, bytes. */
  residentMemory: number;
}

/** @throws whatever keeps the model from being loaded or from answering */
export type Measure = (settings: Settings) => Promise<Measurement>;
