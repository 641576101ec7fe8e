/** All contestants by the names that results and reports use. */
import { Tokenizer } from '../../lib/index.js';
import { startLlamaServer } from '../rivals/llama-server.js';
import { startNodeLlamaCpp } from '../rivals/node-llama-cpp.js';
import { startOpenVINOOpenAIAPI } from '../rivals/openvino-openai-api.js';
import { startBareLoop } from './bare-loop.js';
import type { Load, StartContestant } from './contestant.js';
import { startLibrary } from './library.js';
import { startOpenVINOServe, startPythonServer } from './processes.js';
import { serverContestant } from './server-contestant.js';

function ggufOf({ gguf, modelDir }: Load): string {
  if (gguf === undefined) throw new Error(`There is no GGUF file of ${modelDir}`);
  return gguf;
}

async function tokenCounter(modelDir: string): Promise<(text: string) => Promise<number>> {
  const tokenizer = await Tokenizer.load(modelDir);
  return async (text) => (await tokenizer.encode(text, { addSpecialTokens: false })).length;
}

/** Room for the longest prompt and its answer in a slot of llama.cpp. */
const CONTEXT_TOKENS = 1024;

export const CONTESTANTS = {
  'bare loop': (load) => startBareLoop(load),
  'openvino-serve (library)': startLibrary,
  'openvino-serve (HTTP)': async ({ modelDir }, port) =>
    serverContestant(await startOpenVINOServe(modelDir, port)),
  'Python server': async ({ modelDir }, port) =>
    serverContestant(await startPythonServer(modelDir, port)),
  'openvino-openai-api': async ({ modelDir, streams }, port) =>
    serverContestant(
      await startOpenVINOOpenAIAPI(modelDir, { port, streams }),
      await tokenCounter(modelDir),
    ),
  'node-llama-cpp': async (load, port) =>
    serverContestant(
      await startNodeLlamaCpp(ggufOf(load), {
        port,
        streams: load.streams,
        contextTokens: CONTEXT_TOKENS,
      }),
    ),
  'llama-server': async (load, port) =>
    serverContestant(
      await startLlamaServer(ggufOf(load), {
        port,
        streams: load.streams,
        contextTokens: CONTEXT_TOKENS,
      }),
    ),
} as const satisfies Record<string, StartContestant>;

export type ContestantName = keyof typeof CONTESTANTS;
