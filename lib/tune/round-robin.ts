/** Measures several settings in turn, round by round, so that a change of the machine meets all. */
import type { Candidate } from './knobs.js';
import type { Measure, Measurement } from './measurement.js';

export interface Outcome extends Candidate {
  /** One a round. */
  measurements: Measurement[];
  /** Why it was not measured to the end; undefined if it was. */
  failure: string | undefined;
}

export interface Rounds {
  rounds: number;
  measure: Measure;
  /** Ends it all; what a measurement throws then is not the candidate's failure. */
  signal: AbortSignal;
  /** Called after each measurement, and in place of one of a candidate that has failed before. */
  onMeasured?: (() => void) | undefined;
}

/**
 * Each round begins with the next candidate: coming after another one may be an advantage.
 * A candidate that fails is not measured again.
 */
export async function roundRobin(
  candidates: readonly Candidate[],
  { rounds, measure, signal, onMeasured }: Rounds,
): Promise<Outcome[]> {
  const outcomes = candidates.map((candidate): Outcome => {
    return { ...candidate, measurements: [], failure: undefined };
  });
  for (let round = 0; round < rounds; round++) {
    const first = round % outcomes.length;
    for (const outcome of [...outcomes.slice(first), ...outcomes.slice(0, first)]) {
      if (outcome.failure === undefined) {
        try {
          outcome.measurements.push(await measure(outcome.settings));
        } catch (error) {
          signal.throwIfAborted();
          outcome.failure = (error as Error).message;
        }
      }
      onMeasured?.();
    }
  }
  return outcomes;
}
