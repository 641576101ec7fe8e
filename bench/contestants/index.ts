/** All contestants by the names that results and reports use. */
import { Tokenizer } from '../../lib/index.js';
import { startLlamaServer } from '../rivals/llama-server.js';
import { startNodeLlamaCpp } from '../rivals/node-llama-cpp.js';
import { startOpenVINOOpenAIAPI } from '../rivals/openvino-openai-api.js';
import { startBareLoop } from './bare-loop.js';
import type { StartContestant } from './contestant.js';
import { startLibrary } from './library.js';
import { startOpenVINOServe, startPythonServer } from './processes.js';
import { serverContestant } from './server-contestant.js';

/** The contestants that read GGUF files, each with a sequence or slot for every stream. */
function llamaCpp(start: typeof startLlamaServer): StartContestant {
  return async ({ gguf, modelDir, streams }, port) => {
    if (gguf === undefined) throw new Error(`There is no GGUF file of ${modelDir}`);
    return serverContestant(await start(gguf, { port, streams }));
  };
}

async function tokenCounter(modelDir: string): Promise<(text: string) => Promise<number>> {
  const tokenizer = await Tokenizer.load(modelDir);
  return async (text) => (await tokenizer.encode(text, { addSpecialTokens: false })).length;
}

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
  'node-llama-cpp': llamaCpp(startNodeLlamaCpp),
  'llama-server': llamaCpp(startLlamaServer),
} as const satisfies Record<string, StartContestant>;

export type ContestantName = keyof typeof CONTESTANTS;
