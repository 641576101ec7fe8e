import { ENGINE_DEFAULTS, EngineOptions, partCallbacks } from './engine-options.js';
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
   * Loads a model folder.
   * @throws {OpenVINOServeError} `INVALID_ARGUMENT`, `MODEL_NOT_FOUND`, `MODEL_LOAD_FAILED`,
   *   `DEVICE_NOT_FOUND`, `ADDON_LOAD_FAILED`
   */
  static async load(dir: string, options: EngineOptions = {}): Promise<Engine> {
    const { callbacks, rest } = partCallbacks(options);
    const { device, properties, ...scheduler } = { ...ENGINE_DEFAULTS, ...check(rest) };
    const engine = { kind: 'continuous-batching', scheduler } as const;
    return new Engine(await loadNative(dir, engine, { device, properties }, callbacks));
  }
}
