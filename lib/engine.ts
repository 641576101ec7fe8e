import { deviceProperties } from './device-properties.js';
import { EngineOptions, partCallbacks } from './engine-options.js';
import { readModelFolder } from './model-folder.js';
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
    const { device = 'CPU', properties = {}, ...scheduler } = check(rest);
    const folder = await readModelFolder(dir);
    const loaded = await loadNative(
      folder,
      {
        kind: 'continuous-batching',
        path: folder.path,
        device,
        properties: deviceProperties(device, properties),
        vocabSize: folder.vocabSize,
        scheduler: {
          cacheSizeGb: scheduler.cacheSizeGb ?? 0,
          numKvBlocks: scheduler.numKvBlocks ?? 0,
          maxBatchedTokens: scheduler.maxBatchedTokens ?? 256,
          maxNumSeqs: scheduler.maxNumSeqs ?? 256,
          prefixCaching: scheduler.prefixCaching ?? true,
        },
      },
      callbacks.onProgress,
    );
    return new Engine(loaded);
  }
}
