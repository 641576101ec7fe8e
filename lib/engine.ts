import { EngineOptions, partCallbacks } from './engine-options.js';
import { readModelFolder } from './model-folder.js';
import { withModelSettings } from './model-settings.js';
import { readSpeculation } from './speculation.js';
import { loadNative, NativeTextEngine } from './native-text-engine.js';
import { compileCheck } from './validate.js';

const check = compileCheck(EngineOptions, 'options');

/**
 * Serves many requests at once with continuous batching. One native thread owns the model; nothing
 * it does blocks the event loop.
 *
 * @example
 * await using engine = await Engine.load('./models/tiny-chat');
 * for await (const delta of engine.chat([{ role: 'user', content: 'Hello!' }])) {
 *   process.stdout.write(delta.text);
 * }
 */
export class Engine extends NativeTextEngine {
  /**
   * Loads a model folder. Options that are left out come from its `openvino-serve.json`, if it has
   * one, else from the defaults; properties are laid over each other one by one.
   * @throws {OpenVINOServeError} `INVALID_ARGUMENT`, `MODEL_NOT_FOUND`, `MODEL_LOAD_FAILED`,
   *   `DEVICE_NOT_FOUND`, `ADDON_LOAD_FAILED`
   */
  static async load(dir: string, options: EngineOptions = {}): Promise<Engine> {
    const { callbacks, rest } = partCallbacks(options);
    const given = check(rest);
    const folder = await readModelFolder(dir);
    const settings = withModelSettings(folder, given);
    const { device, properties } = settings;
    const engine = {
      kind: 'continuous-batching',
      scheduler: settings,
      speculation: await readSpeculation(settings),
    } as const;
    return new Engine(await loadNative(folder, engine, { device, properties }, callbacks));
  }
}
