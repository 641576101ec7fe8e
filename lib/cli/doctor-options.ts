/** The options of `openvino-serve doctor`. */
import type { OptionTable, OptionValues } from './option-spec.js';
import { SERVE_OPTIONS } from './serve-options.js';

export const DOCTOR_OPTIONS = {
  models: SERVE_OPTIONS.models,
  model: { type: 'string', value: 'NAME', help: 'Model to look at; all of them unless given' },
  json: { type: 'boolean', default: false, help: 'Print the report as JSON' },
} as const satisfies OptionTable;

export type DoctorValues = OptionValues<typeof DOCTOR_OPTIONS>;
