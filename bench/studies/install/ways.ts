/** What is compared: the npm packages, and the Python wheels with the least script that answers. */
import path from 'node:path';
import { modelPath } from '../../experiments.js';
import { findPython } from '../../rivals/build-scripts.mjs';
import { execute, startUntil, type Way } from './trial.js';

async function firstToken(address: string): Promise<void> {
  const response = await fetch(`${address}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ messages: [{ role: 'user', content: 'Who are you?' }], stream: true }),
  });
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk as Uint8Array).toString();
    if (/"content":"[^"]/.test(text)) return;
  }
  throw new Error(`No token came: ${text}`);
}

/** @param registry the address of one that has the packages */
export const npmPackages = (registry: string): Way => ({
  name: 'openvino-serve: npm install, serve, ask over HTTP',
  filled: 'node_modules',
  install: async (cwd) => {
    const cache = path.join(cwd, 'cache');
    const options = ['--registry', registry, '--cache', cache, '--no-audit', '--no-fund'];
    await execute('npm', ['install', 'openvino-serve', ...options], { cwd });
  },
  answer: async (cwd) => {
    const command = [process.execPath, 'node_modules/openvino-serve/dist/cli/main.js'];
    const args = ['serve', '--port', '0'];
    const { child, output } = await startUntil(/Ready after/, [...command, ...args], cwd);
    await firstToken(/Ready after .*(http:\/\/\S+)/.exec(output)?.[1] ?? '');
    return child;
  },
});

const script = path.join(import.meta.dirname, 'first_token.py');

/** @param options of `pip install` that say where the wheels come from */
export const wheels = (name: string, versions: string[], options: string[]): Way => ({
  name,
  filled: 'venv',
  prepare: async (folder) => {
    await execute(findPython(), ['-m', 'venv', path.join(folder, 'venv')]);
  },
  install: async (folder) => {
    const pip = path.join(folder, 'venv/bin/pip');
    await execute(pip, ['install', '--quiet', '--no-cache-dir', ...options, ...versions]);
  },
  answer: async (folder) => {
    const command = [path.join(folder, 'venv/bin/python'), script, modelPath('tiny-chat')];
    return (await startUntil(/./, command, folder)).child;
  },
});
