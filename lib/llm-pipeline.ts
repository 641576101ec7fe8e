import { ENGINE_DEFAULTS, LLMPipelineOptions, partCallbacks } from './engine-options.js';
import { readModelFolder } from './model-folder.js';
import { loadNative, NativeTextEngine } from './native-text-engine.js';
import { compileCheck } from './validate.js';

const check = compileCheck(LLMPipelineOptions, 'options');

/**
 * OpenVINO GenAI's `LLMPipeline`: one generation at a time, further ones wait their turn. For
 * devices that continuous batching does not serve, such as the NPU; else use `Engine`.
 */
export class LLMPipeline extends NativeTextEngine {
  /**
   * Loads a model folder.
   * @throws {OpenVINOServeError} `INVALID_ARGUMENT`, `MODEL_NOT_FOUND`, `MODEL_LOAD_FAILED`,
   *   `DEVICE_NOT_FOUND`, `ADDON_LOAD_FAILED`
   */
  static async load(dir: string, options: LLMPipelineOptions = {}): Promise<LLMPipeline> {
    const { callbacks, rest } = partCallbacks(options);
    const { device, properties } = { ...ENGINE_DEFAULTS, ...check(rest) };
    const engine = { kind: 'llm-pipeline', scheduler: undefined, speculation: undefined } as const;
    return new LLMPipeline(
      await loadNative(await readModelFolder(dir), engine, { device, properties }, callbacks),
    );
  }
}
