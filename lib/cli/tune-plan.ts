/** What the options of `tune` ask for, checked. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { readModelFolder, type ModelFolder } from '../model-folder.js';
import { withModelSettings } from '../model-settings.js';
import type { Goal } from '../tune/compare.js';
import { alternatives, KNOBS, type Circumstances, type Knob } from '../tune/knobs.js';
import { withValue, type Settings } from '../tune/settings.js';
import { CliError } from './cli-error.js';
import { parseProperty } from './engine-options.js';
import type { TuneValues } from './tune-options.js';

/** @throws {CliError} exit code 2, for a bound that is missing or of no use */
export function toGoal({ goal, 'max-itl': maxItl }: TuneValues): Goal {
  if (goal === 'throughput' && maxItl !== undefined) {
    throw new CliError('--max-itl is a bound for --goal latency.', 2);
  }
  if (goal === 'latency' && maxItl === undefined) {
    throw new CliError('--goal latency needs a bound: --max-itl MS.', 2);
  }
  return { maxItl: maxItl ?? Infinity };
}

/**
 * The folder of a model that is named or whose path is given, and the settings it has.
 * @throws {CliError} exit code 2 if there is none, 1 if it cannot be read
 */
export async function openModel(models: string, name: string): Promise<ModelFolder> {
  const places = [resolve(models, name), resolve(name)];
  const found = places.find((place) => {
    return statSync(place, { throwIfNoEntry: false })?.isDirectory();
  });
  if (found === undefined) {
    throw new CliError(`No model '${name}': there is no folder ${places.join(' or ')}.`, 2);
  }
  try {
    const folder = await readModelFolder(found);
    withModelSettings(folder, {}); // Settings that are not valid are refused here, by name.
    return folder;
  } catch (error) {
    throw new CliError((error as Error).message, 1);
  }
}

/** Where the search starts: what the model's folder says, and what is fixed over it. */
export function startOf(settings: Settings, { device, property }: TuneValues): Settings {
  const start =
    device === undefined
      ? settings
      : withValue(settings, { kind: 'option', name: 'device' }, device);
  return property
    .map(parseProperty)
    .reduce((all, [name, value]) => withValue(all, { kind: 'property', name }, value), start);
}

/**
 * The knobs to try: those asked for, or else all, without what is fixed.
 * @throws {CliError} exit code 2 for an unknown one, or if none is left
 */
export function chooseKnobs(
  { knobs, property }: TuneValues,
  circumstances: Circumstances,
  start: Settings,
): Knob[] {
  const known = KNOBS.map(({ name }) => name);
  const asked = knobs?.split(',').map((name) => name.trim()) ?? known;
  const unknown = asked.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const message = `Unknown name '${unknown}' for --knobs. There are: ${known.join(', ')}.`;
    throw new CliError(message, 2);
  }
  const fixed = property.map((text) => parseProperty(text)[0]);
  const chosen = KNOBS.filter((knob) => {
    const { name } = knob;
    if (!asked.includes(name) || fixed.includes(name)) return false;
    return alternatives(knob, circumstances, start).length > 0;
  });
  if (chosen.length > 0) return chosen;
  throw new CliError('There is nothing to try: no knob of these makes sense here.', 2);
}
