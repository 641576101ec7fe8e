/** The settings that are worth trying, in the order in which they tend to matter. */
import type { Machine } from './machine.js';
import type { RuntimeOptions } from './runtime-options.js';
import { valueOf, withValue, type Setting, type Settings, type SettingValue } from './settings.js';

type Values = readonly (SettingValue | undefined)[];

/** What decides which values are worth trying, besides the settings found so far. */
export interface Circumstances {
  machine: Machine;
  /** Those of the model: values that its exporter chose for the sake of its answers. */
  exported: RuntimeOptions;
}

export type Knob = Setting & {
  /**
   * What to try besides the settings found so far, where undefined is the model's or OpenVINO's own
   * choice; nothing where the knob makes no sense.
   */
  values: (circumstances: Circumstances, settings: Settings) => Values;
  /** Another knob's value: each of `values` is also tried with it, where alone it can hide a gain. */
  companion?: Setting & { value: SettingValue };
};

const PRECISION = { kind: 'property', name: 'INFERENCE_PRECISION_HINT' } as const;
const GROUP_SIZE = { kind: 'property', name: 'DYNAMIC_QUANTIZATION_GROUP_SIZE' } as const;
const KV_PRECISION = { kind: 'property', name: 'KV_CACHE_PRECISION' } as const;

export const KNOBS: readonly Knob[] = [
  {
    // Activations of models with compressed weights are rounded to 8 bits in groups of this size,
    // so that whole numbers can be multiplied; 0 does not. Larger groups cost less and round more.
    // Where the model was exported with a size, larger ones are known to harm it.
    ...GROUP_SIZE,
    values: onCpu(({ exported }) => {
      const largest = Number(exported[GROUP_SIZE.name] ?? Infinity);
      return [undefined, 0, ...[64, 128, 256].filter((size) => size <= largest)];
    }),
  },
  {
    // Where the CPU multiplies bf16, OpenVINO uses it, which reads prompts and large batches faster;
    // for small batches its kernels for f32 can be. Elsewhere f32 is what it uses anyway. With AMX and
    // large batches f32 wins only if activations are rounded in larger groups than by default. After
    // the groups: with VNNI but no AMX they are what brings the gain, and f32 takes of it.
    ...PRECISION,
    companion: { ...GROUP_SIZE, value: 128 },
    values: onCpu(({ machine: { bf16 } }) => (bf16 ? [undefined, 'f32'] : [])),
  },
  {
    // 8 bits by default: less memory to read, but to be unpacked at each step. The CPU plugin
    // refuses bf16 beside f32 and the other way round. Its u4 is left out: with the demo model it
    // corrupts the heap (OpenVINO 2026.3.1), and what crashes cannot be skipped. Where the model was
    // exported with a precision, that stays.
    ...KV_PRECISION,
    values: ({ machine, exported }, settings) => {
      if (exported[KV_PRECISION.name] !== undefined) return [];
      return isCpu(settings)
        ? [undefined, 'f16', computesInF32(machine, settings) ? 'f32' : 'bf16']
        : [undefined, 'u8', 'i8', 'f16'];
    },
  },
  {
    // OpenVINO takes all cores. One left free serves the event loop; and where memory is the limit,
    // half of them read it as fast and wait less for each other.
    kind: 'property',
    name: 'INFERENCE_NUM_THREADS',
    values: onCpu(({ machine: { cores } }) =>
      [undefined, cores - 1, Math.floor(cores / 2)].filter((count) => count !== 0),
    ),
  },
  {
    // Two threads on a core share its arithmetic units: mostly a loss, a gain where they wait.
    kind: 'property',
    name: 'ENABLE_HYPER_THREADING',
    values: onCpu(({ machine: { smt } }) => (smt ? [undefined, true, false] : [])),
  },
  {
    // GenAI samples on all cores. For few requests or a small vocabulary, waking them up costs more
    // than they bring.
    kind: 'property',
    name: 'sampler_num_threads',
    values: onCpu(({ machine: { cores } }) => (cores > 1 ? [undefined, 1] : [])),
  },
  {
    // Large steps read the weights less often per token of a prompt; small ones let the answers
    // that run meanwhile go on sooner.
    kind: 'option',
    name: 'maxBatchedTokens',
    values: () => [128, 256, 512, 1024, 2048],
  },
  {
    // A gain where answers repeat their prompt, else a loss. A draft model excludes it.
    kind: 'option',
    name: 'promptLookup',
    values: (_circumstances, { draftModel = '' }) => (draftModel === '' ? [false, true] : []),
  },
];

/** Settings that differ in one knob only, and the name of its value there. */
export interface Candidate {
  label: string;
  settings: Settings;
}

/** How reports call a value. */
export function labelOf(value: SettingValue | undefined): string {
  return value === undefined ? 'default' : String(value);
}

/** The values to try instead of the present one, each once; empty where there are none. */
export function alternatives(knob: Knob, circumstances: Circumstances, settings: Settings): Values {
  // A file may hold a number as text.
  const present = labelOf(valueOf(settings, knob));
  const values = [...new Set(knob.values(circumstances, settings))];
  return values.filter((value) => labelOf(value) !== present);
}

/**
 * What a knob is tried with: its values, and those together with its companion's where that is among
 * the knobs to be tried and changes something.
 */
export function candidatesOf(
  knob: Knob,
  knobs: readonly Knob[],
  circumstances: Circumstances,
  settings: Settings,
): Candidate[] {
  const alone = alternatives(knob, circumstances, settings).map((value) => {
    return { label: labelOf(value), settings: withValue(settings, knob, value) };
  });
  const { companion } = knob;
  if (companion === undefined) return alone;
  const other = knobs.find(({ name }) => name === companion.name);
  if (!other || !alternatives(other, circumstances, settings).includes(companion.value)) {
    return alone;
  }
  const together = alone.map((one) => ({
    label: `${one.label}, ${companion.name}=${companion.value}`,
    settings: withValue(one.settings, companion, companion.value),
  }));
  return [...alone, ...together];
}

function isCpu({ device = 'CPU' }: Settings): boolean {
  return device === 'CPU';
}

function onCpu(values: (circumstances: Circumstances) => Values): Knob['values'] {
  return (circumstances, settings) => (isCpu(settings) ? values(circumstances) : []);
}

function computesInF32({ bf16 }: Machine, settings: Settings): boolean {
  const hint = valueOf(settings, PRECISION);
  return hint === undefined ? !bf16 : hint === 'f32';
}
