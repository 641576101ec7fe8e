/** What the table of options can say about one. */

export type OptionValue = string | number | boolean | string[];

interface OptionBase {
  /** What `--help` shows for the value, such as `PORT`. */
  value?: string;
  help: string;
}

/** `list` options can be given several times. */
export type OptionSpec = OptionBase &
  (
    | { type: 'string'; default?: string; choices?: readonly string[] }
    | { type: 'integer'; default?: number; min: number; max: number }
    | { type: 'boolean'; default: boolean }
    | { type: 'list' }
  );

/** `max-num-seqs` becomes `OPENVINO_SERVE_MAX_NUM_SEQS`. */
export function envName(option: string): string {
  return `OPENVINO_SERVE_${option.toUpperCase().replaceAll('-', '_')}`;
}
