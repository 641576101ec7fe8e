/** Starts the servers of this project that are compared. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export interface RunningServer {
  baseUrl: URL;
  pid: number;
  /** Seconds from its start to its first answer at `/health`. */
  secondsToReady: number;
  stop: () => Promise<void>;
}

/** Waits until the server answers at `/health` and `/v1/models`, which all of them have. */
export async function ready(child: ChildProcess, port: number): Promise<RunningServer> {
  const began = performance.now();
  const baseUrl = new URL(`http://127.0.0.1:${port}/v1`);
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    await Promise.race([exited, setTimeout(5000)]);
    child.kill('SIGKILL');
  };
  for (let attempt = 0; attempt < 6000; attempt++) {
    const ended = child.exitCode ?? child.signalCode;
    if (ended !== null) throw new Error(`A server ended with ${ended} before it was ready`);
    const health = await fetch(`http://127.0.0.1:${port}/health`).catch(() => undefined);
    if (health?.ok) {
      const secondsToReady = (performance.now() - began) / 1000;
      await fetch(`${baseUrl.href}/models`);
      return { baseUrl, pid: child.pid ?? 0, secondsToReady, stop };
    }
    await setTimeout(20);
  }
  await stop();
  throw new Error('A server was not ready within two minutes');
}

export function startOpenVINOServe(model: string, port: number): Promise<RunningServer> {
  const args = [
    path.join(root, 'dist/cli/main.js'),
    ...['serve', '--models', path.dirname(model), '--model', path.basename(model)],
    ...['--port', String(port)],
  ];
  return ready(spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] }), port);
}

export function startPythonServer(model: string, port: number): Promise<RunningServer> {
  const { python, pythonPath } = pythonEnvironment();
  const script = path.join(root, 'bench/python-server/server.py');
  const child = spawn(python, [script, model, '--port', String(port)], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PYTHONPATH: pythonPath },
  });
  return ready(child, port);
}

interface PythonEnvironment {
  python: string;
  pythonPath: string;
}

function pythonEnvironment(): PythonEnvironment {
  const script = path.join(root, 'scripts/python-env.mjs');
  const requirements = path.join(root, 'bench/python-server/requirements.txt');
  const output = execFileSync(process.execPath, [script, requirements], { encoding: 'utf8' });
  return JSON.parse(output) as PythonEnvironment;
}
