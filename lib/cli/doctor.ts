/** `openvino-serve doctor`: says what there is here, and what is wrong with it. */
import { examine } from '../doctor/examine.js';
import { renderReport } from '../doctor/render.js';
import { findingsOf } from '../doctor/report.js';
import type { DoctorValues } from './doctor-options.js';
import { modelsFolder } from './models-folder.js';

/** Sets the exit code to 1 if there is a problem; warnings do not change it. */
export async function doctor(
  { models, model, json }: DoctorValues,
  print: (line: string) => void,
): Promise<void> {
  const report = await examine(modelsFolder(models).folder, model);
  if (json) print(JSON.stringify(report, null, 2));
  else for (const line of renderReport(report, process.stdout.isTTY && hasColours())) print(line);
  if (findingsOf(report).some(({ level }) => level === 'problem')) process.exitCode = 1;
}

/** As users and terminals say it. */
function hasColours(): boolean {
  return !process.env['NO_COLOR'] && process.stdout.hasColors();
}
