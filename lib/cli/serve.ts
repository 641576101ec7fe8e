/** `openvino-serve serve`: loads the default model and serves until a signal comes. */
import { FolderModelRegistry } from '../server/folder-model-registry.js';
import type { Server } from '../server/server.js';
import type { TextEngine } from '../text-engine.js';
import { chooseModel } from './choose-model.js';
import { CliError } from './cli-error.js';
import { toEngineOptions, type LoadEngine } from './engine-options.js';
import { DEFAULT_MODELS, modelsFolder } from './models-folder.js';
import type { ServeValues } from './serve-options.js';
import { packageVersion } from '../package-info.js';
import { stopOnSignals } from './signals.js';

export interface ServeContext {
  loadEngine: LoadEngine;
  /** Prints a line for the user. */
  print: (line: string) => void;
}

const DEMO_NOTICE =
  `No folder ${DEFAULT_MODELS} here: serving the demo model, which knows little. ` +
  'Put models there or name their folder with --models.';

/**
 * Resolves when the default model is ready; the server then runs until SIGINT or SIGTERM ends the
 * process.
 * @throws {CliError} when the settings are wrong, the port is taken or the model cannot be loaded
 */
export async function serve(
  values: ServeValues,
  { loadEngine, print }: ServeContext,
): Promise<void> {
  const options = toEngineOptions(values);
  const { folder, isDemo } = modelsFolder(values.models);
  if (isDemo) print(DEMO_NOTICE);
  const model = chooseModel(folder, values.model);
  const models = new FolderModelRegistry(folder, model, (path, onProgress) =>
    loadEngine(path, { ...options, onProgress }),
  );
  print(`openvino-serve ${packageVersion()}`);
  print(`Loading ${model} from ${folder}`);
  const began = performance.now();
  const loading = models.load(model);
  loading.catch(() => undefined); // Reported below, once the server listens.
  // Imported only now: the model loads on a thread of its own meanwhile.
  const { Server } = await import('../server/server.js');
  const server = new Server({
    models,
    host: values.host,
    port: values.port,
    logLevel: values['log-level'],
    maxChoices: values['max-choices'],
    bodyLimit: values['body-limit'] * 1024 * 1024,
    maxStoredResponses: values['max-stored-responses'],
    maxStoredSize: values['max-stored-size'] * 1024 * 1024,
    keepAliveInterval: values['keep-alive-interval'],
    streamInterval: values['stream-interval'],
    toolFormat: values['tool-call-parser'],
    reasoningFormat: values['reasoning-parser'],
    trustRequestChatTemplate: values['trust-request-chat-template'],
  });
  stopOnSignals(() => server.stop(values['shutdown-timeout']), print);

  // The server listens while the model loads: /health tells how far it is.
  const address = await listen(server, values);
  const engine = await loaded(loading, model);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  print(`Ready after ${seconds} s on ${engine.model.device}, at ${address}`);
  print('Try it:');
  print(curlLine(address));
}

async function listen(server: Server, { host, port }: ServeValues): Promise<string> {
  try {
    return reachable(await server.listen());
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new CliError(
      code === 'EADDRINUSE'
        ? `Port ${port} of ${host} is in use: stop the program that has it, or choose another with --port.`
        : `Cannot listen on ${host}, port ${port}: ${message}`,
      1,
    );
  }
}

async function loaded(loading: Promise<TextEngine>, model: string): Promise<TextEngine> {
  try {
    return await loading;
  } catch (error) {
    throw new CliError(`Cannot load the model '${model}': ${(error as Error).message}`, 1);
  }
}

/** An address that means "all interfaces" cannot be connected to everywhere: name this machine. */
function reachable(address: string): string {
  return address.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');
}

function curlLine(address: string): string {
  return `  curl ${address}/v1/chat/completions -H 'Content-Type: application/json' -d '{"messages":[{"role":"user","content":"Who are you?"}]}'`;
}
