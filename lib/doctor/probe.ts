/**
 * The program that tries what a broken library or driver can end the process with: it runs in a
 * process of its own, and says what comes next and what came of it.
 */
import { AddonLoadError } from '../addon/addon-load-error.js';
import { providePlugins } from '../addon/device-plugins.js';
import type { AddonLocation } from '../addon/find-addon.js';
import { loadAddonFrom, type LoadedAddon } from '../addon/load-addon.js';
import type { LoadProblem } from '../addon/load-failure.js';
import type { NativeDevice } from '../binding.js';

export interface ProbeRequest {
  /** Devices that should be there. */
  wanted: string[];
  /** Folders whose tokenizers to load. */
  tokenizers: string[];
}

export type ProbeMessage =
  /** What is tried next, such as `loading the addon`. */
  | { kind: 'trying'; what: string }
  | { kind: 'addon'; location: AddonLocation; openvino: string; genai: string }
  | { kind: 'no-addon'; problem: LoadProblem; says: string; remedy: string }
  | { kind: 'plugins-refused'; reason: string }
  | { kind: 'devices'; devices: NativeDevice[] }
  | { kind: 'devices-failed'; reason: string }
  | { kind: 'tokenizer-failed'; folder: string; reason: string };

const send = (message: ProbeMessage) => process.send?.(message);
const reasonOf = (error: unknown) => (error as Error).message;

function probeAddon(): LoadedAddon | undefined {
  send({ kind: 'trying', what: 'loading the addon' });
  try {
    const addon = loadAddonFrom();
    const { native, location } = addon;
    const { openvinoVersion: openvino, genaiVersion: genai } = native;
    send({ kind: 'addon', location, openvino, genai });
    return addon;
  } catch (error) {
    if (!(error instanceof AddonLoadError)) throw error;
    const { problem, says, remedy } = error.failure;
    send({ kind: 'no-addon', problem, says, remedy });
    return undefined;
  }
}

async function probeDevices({ native }: LoadedAddon, wanted: string[]): Promise<void> {
  send({ kind: 'trying', what: 'asking OpenVINO for its devices' });
  try {
    providePlugins('AUTO');
  } catch (error) {
    send({ kind: 'plugins-refused', reason: reasonOf(error) });
  }
  try {
    send({ kind: 'devices', devices: await native.devices(wanted) });
  } catch (error) {
    send({ kind: 'devices-failed', reason: reasonOf(error) });
  }
}

async function probeTokenizer({ native }: LoadedAddon, folder: string): Promise<void> {
  send({ kind: 'trying', what: `loading the tokenizer of ${folder}` });
  try {
    await native.loadTokenizer(folder);
  } catch (error) {
    send({ kind: 'tokenizer-failed', folder, reason: reasonOf(error) });
  }
}

async function probe({ wanted, tokenizers }: ProbeRequest): Promise<void> {
  const addon = probeAddon();
  if (addon) {
    await probeDevices(addon, wanted);
    for (const folder of tokenizers) await probeTokenizer(addon, folder);
  }
  process.disconnect();
}

process.once('message', (request) => void probe(request as ProbeRequest));
