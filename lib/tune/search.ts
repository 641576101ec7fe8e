/** Looks for better settings one knob after the other. */
import { byMerit, compare, type Comparison, type Goal } from './compare.js';
import { candidatesOf, labelOf, type Candidate, type Circumstances, type Knob } from './knobs.js';
import { roundRobin, type Outcome, type Rounds } from './round-robin.js';
import { valueOf, type Settings } from './settings.js';

/** A candidate after its rounds. */
export interface Tried extends Outcome {
  /** With the reference; undefined where one of the two failed. */
  comparison: Comparison | undefined;
  kept: boolean;
}

/** What the rounds of one knob brought. */
export interface Trial {
  /** The settings that were the best ones before. */
  reference: Outcome;
  tried: Tried[];
}

export interface Search extends Rounds {
  start: Settings;
  knobs: readonly Knob[];
  circumstances: Circumstances;
  goal: Goal;
  /** Called as the rounds of a knob begin, with how many measurements they will be. */
  onKnob?: (knob: Knob, measurements: number) => void;
  onTrial?: (knob: Knob, trial: Trial) => void;
}

/**
 * Each knob starts from what the ones before it have found. A search of all combinations would take
 * days; the knobs come in an order in which the later ones hardly change what was best for the
 * earlier ones, but for the companions that some of them have.
 * @returns the best settings found, which may be those it started from
 */
export async function search(options: Search): Promise<Settings> {
  const { knobs, circumstances, onKnob, onTrial } = options;
  let best = options.start;
  for (const knob of knobs) {
    const candidates = candidatesOf(knob, knobs, circumstances, best);
    if (candidates.length === 0) continue;
    onKnob?.(knob, options.rounds * (candidates.length + 1));
    const reference = { label: labelOf(valueOf(best, knob)), settings: best };
    const trial = await tryOut(reference, candidates, options);
    onTrial?.(knob, trial);
    best = trial.tried.find(({ kept }) => kept)?.settings ?? best;
  }
  return best;
}

/** Measures the candidates beside the reference; at most one of them is kept. */
export async function tryOut(
  reference: Candidate,
  candidates: readonly Candidate[],
  { goal, ...rounds }: Rounds & { goal: Goal },
): Promise<Trial> {
  const [before, ...outcomes] = await roundRobin([reference, ...candidates], rounds);
  if (!before) throw new RangeError('The reference was not measured');
  const compared = outcomes.map((outcome) => {
    const failed = (before.failure ?? outcome.failure) !== undefined;
    const comparison = failed
      ? undefined
      : compare(outcome.measurements, before.measurements, goal);
    return { ...outcome, comparison };
  });
  const better = compared.flatMap(({ comparison }) => (comparison?.better ? [comparison] : []));
  const [best] = better.sort(byMerit);
  const tried = compared.map((one) => {
    return { ...one, kept: best !== undefined && one.comparison === best };
  });
  return { reference: before, tried };
}

/** How many measurements a search takes, if it finds nothing better than what it starts from. */
export function countMeasurements({
  knobs,
  circumstances,
  start,
  rounds,
}: Pick<Search, 'knobs' | 'circumstances' | 'start' | 'rounds'>): number {
  const counts = knobs.map((knob) => candidatesOf(knob, knobs, circumstances, start).length);
  return counts.reduce((sum, count) => sum + (count === 0 ? 0 : rounds * (count + 1)), 0);
}
