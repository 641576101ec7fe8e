/**
 * Which versions of the rivals are measured. Each is pinned once, in the file that its installer
 * reads; here they are together, for the report and the names of the folders.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const pinFiles = {
  openvinoOpenAIAPI: fileURLToPath(
    new URL('openvino-openai-api/requirements.txt', import.meta.url),
  ),
  nodeLlamaCpp: fileURLToPath(new URL('node-llama-cpp/package.json', import.meta.url)),
  llamaServer: fileURLToPath(new URL('llama-server/requirements.txt', import.meta.url)),
};

function pinned(file: string, pattern: RegExp): string {
  const version = pattern.exec(readFileSync(file, 'utf8'))?.[1];
  if (version === undefined)
    throw new Error(`${file} pins no version that matches ${pattern.source}`);
  return version;
}

export const versions = {
  openvinoOpenAIAPI: pinned(pinFiles.openvinoOpenAIAPI, /^openvino-openai-api==(\S+)/m),
  nodeLlamaCpp: pinned(pinFiles.nodeLlamaCpp, /"node-llama-cpp": "([^"]+)"/),
  /** That of llama-cpp-python, whose source package llama-server is built from. */
  llamaServer: pinned(pinFiles.llamaServer, /^llama-cpp-python==(\S+)/m),
};
