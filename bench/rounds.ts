/** Measures several contestants in turn, round by round, so that a change of the machine meets all. */
import { CONTESTANTS, type ContestantName } from './contestants/index.js';
import type { Contestant, Load, Measurement } from './contestants/contestant.js';

export interface Rounds {
  /** Of each contestant that took part, a measurement a round. */
  measurements: Partial<Record<ContestantName, Measurement[]>>;
  secondsToReady: Partial<Record<ContestantName, number>>;
}

const FIRST_PORT = 8450;

/** Starts all, gives each a warm-up (round 0), then measures rounds from 1 to `rounds`. */
export async function measureRounds(
  names: readonly ContestantName[],
  loadFor: (round: number) => Load,
  rounds: number,
  log: (line: string) => void,
): Promise<Rounds> {
  const running = new Map<ContestantName, Contestant>();
  const result: Rounds = { measurements: {}, secondsToReady: {} };
  try {
    for (const [i, name] of names.entries()) {
      log(`starting ${name}`);
      const contestant = await CONTESTANTS[name](loadFor(0), FIRST_PORT + i);
      running.set(name, contestant);
      const { secondsToReady } = contestant;
      if (secondsToReady !== undefined) result.secondsToReady[name] = secondsToReady;
      await contestant.measure(loadFor(0));
    }
    for (let round = 1; round <= rounds; round++) {
      for (const [name, contestant] of running) {
        const measurement = await contestant.measure(loadFor(round));
        (result.measurements[name] ??= []).push(measurement);
        const throughput = measurement.throughput.toFixed(1).padStart(9);
        log(`round ${round}: ${name.padEnd(26)} ${throughput} tokens/s`);
      }
    }
    return result;
  } finally {
    for (const contestant of running.values()) await contestant.stop();
  }
}
