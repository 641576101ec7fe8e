import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { ProbeMessage, ProbeRequest } from './probe.js';

export interface ProbeResult {
  messages: ProbeMessage[];
  /** How the process ended, if it did before it was done. */
  crash: string | undefined;
}

/** Runs the probe and collects what it says until it ends, one way or the other. */
export async function runProbe(request: ProbeRequest): Promise<ProbeResult> {
  const program = `import ${JSON.stringify(new URL('./probe.js', import.meta.url).href)};`;
  const child = spawn(
    process.execPath,
    [...process.execArgv, '--input-type=module', '--eval', program],
    { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] },
  );
  const messages: ProbeMessage[] = [];
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));
  child.on('message', (message) => messages.push(message as ProbeMessage));
  child.send(request);
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (code === 0) return { messages, crash: undefined };
  const last = messages.findLast((message) => message.kind === 'trying');
  const during = last ? `while ${last.what}` : 'before it began';
  const how = signal === null ? `failed with code ${code}` : `was ended by ${signal}`;
  return { messages, crash: `The process ${how} ${during}. ${errors.trim()}`.trimEnd() };
}
