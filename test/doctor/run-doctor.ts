// Runs the compiled command, as users do.

import { join } from 'node:path';
import type { Report } from '../../lib/doctor/report.js';
import { projectRoot, runNode, type Outcome } from '../package/scripts.js';

/** @param main the folder of the package */
export function runDoctor(args: string[], main = projectRoot): Promise<Outcome> {
  return runNode([join(main, 'dist/cli/main.js'), 'doctor', ...args]);
}

/** The report and the exit code. */
export async function examine(...args: string[]): Promise<[Report, number | null]> {
  const { code, stdout } = await runDoctor(['--json', ...args]);
  return [JSON.parse(stdout) as Report, code];
}
