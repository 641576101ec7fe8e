import path from 'node:path';
import type { ProbeResult } from './run-probe.js';
import type { Addon, Finding } from './report.js';

const CRASH_REMEDY =
  'Install it again. If that does not help: a driver, or a library that LD_LIBRARY_PATH or ' +
  'LD_PRELOAD names, can be the reason; else report it.';

/** Whether the addon was loaded, from where, and with which libraries. */
export function examineAddon({ messages, crash }: ProbeResult): Addon {
  const failure = messages.find((message) => message.kind === 'no-addon');
  if (failure) {
    const { problem, says, remedy } = failure;
    const message = `The addon cannot be loaded: ${says}`;
    return { loaded: false, problem, findings: [{ level: 'problem', message, remedy }] };
  }
  const found = messages.find((message) => message.kind === 'addon');
  const findings: Finding[] =
    crash === undefined ? [] : [{ level: 'problem', message: crash, remedy: CRASH_REMEDY }];
  if (!found) return { loaded: false, findings };
  const { location, openvino, genai } = found;
  const folder = path.dirname(location.file);
  return { loaded: true, folder, openvino, genai, findings };
}
