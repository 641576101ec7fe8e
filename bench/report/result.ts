/** The form of saved results. */
import type { Experiment } from '../experiments.js';
import type { MachineFacts, MachineLimits } from '../machine/machine.js';
import type { Rounds } from '../rounds.js';

export type ExperimentResult = Experiment & Rounds;

export interface SuiteResult {
  suite: string;
  rounds: number;
  machine: MachineFacts;
  limits: MachineLimits;
  experiments: ExperimentResult[];
}
