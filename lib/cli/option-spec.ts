/** What the table of options can say about one. */

export type OptionValue = string | number | boolean | string[];

interface OptionBase {
  /** What `--help` shows for the value, such as `PORT`. */
  value?: string;
  help: string;
  /** What applies where the option is not given, if that is decided elsewhere; for `--help`. */
  fallback?: OptionValue;
}

/** `list` options can be given several times. */
export type OptionSpec = OptionBase &
  (
    | { type: 'string'; default?: string; choices?: readonly string[] }
    | { type: 'integer' | 'number'; default?: number; min: number; max: number }
    | { type: 'boolean'; default?: boolean }
    | { type: 'list' }
  );

/**
 * `--max-num-seqs` of `serve` is `OPENVINO_SERVE_MAX_NUM_SEQS`; `--seed` of `bench` is
 * `OPENVINO_SERVE_BENCH_SEED`. `doctor` looks at what `serve` would serve, so it reads the same ones.
 */
export function envName(command: string, option: string): string {
  const parts = ['serve', 'doctor'].includes(command)
    ? ['openvino', 'serve']
    : ['openvino', 'serve', command];
  return [...parts, option].join('-').toUpperCase().replaceAll('-', '_');
}

/** The options of one command, by their names on the command line. */
export type OptionTable = Readonly<Record<string, OptionSpec>>;

type ValueOf<S extends OptionSpec> = S extends { type: 'list' }
  ? string[]
  : S extends { type: 'integer' | 'number' }
    ? number
    : S extends { type: 'boolean' }
      ? boolean
      : S extends { choices: readonly (infer Choice)[] }
        ? Choice
        : string;

/** The values of a table's options: undefined only where the table has no default. */
export type OptionValues<T extends OptionTable> = {
  [N in keyof T]: T[N] extends { default: unknown } | { type: 'list' }
    ? ValueOf<T[N]>
    : ValueOf<T[N]> | undefined;
};
