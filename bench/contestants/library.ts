/** openvino-serve as a library: the engine in a program of its user, without HTTP. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import path from 'node:path';
import type { Contestant, Load } from './contestant.js';
import { root } from './processes.js';
import { residentMiB } from './server-contestant.js';

export async function startLibrary({ modelDir }: Load): Promise<Contestant> {
  const worker = path.join(root, 'bench/contestants/library-worker.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', worker, modelDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const readLine = async () => {
    const line = await lines.next();
    if (line.done === true) throw new Error('the library worker ended');
    return line.value;
  };
  await readLine();
  return {
    measure: async (load) => {
      child.stdin.write(`${JSON.stringify(load)}\n`);
      const throughput = Number(await readLine());
      return { throughput, resident: residentMiB(child.pid ?? 0) };
    },
    stop: async () => {
      child.stdin.end();
      await exited;
    },
  };
}
