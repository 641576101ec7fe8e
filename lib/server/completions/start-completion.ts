/** Starts the answers to the prompts of `/v1/completions`. */
import type { Generation, TextEngine } from '../../text-engine.js';
import type { CompletionCall } from './completion-call.js';

/** One answer that runs. */
export interface RunningCompletion {
  generation: Generation;
  /** What the answer begins with: the prompt, where it is to be echoed. */
  prefix: string;
}

/**
 * @returns the answers to the first prompt, then those to the second, and so on
 * @throws {OpenVINOServeError} `INVALID_ARGUMENT`, `INVALID_GRAMMAR`, `CONTEXT_LENGTH_EXCEEDED`,
 *   `ENGINE_CLOSED`
 */
export async function startCompletion(
  engine: TextEngine,
  { prompts, choices, addSpecialTokens, echo }: CompletionCall,
  options: { signal: AbortSignal; deltaInterval: number },
): Promise<RunningCompletion[]> {
  const [first] = choices;
  if (first?.structuredOutput) await engine.checkStructuredOutput(first.structuredOutput);
  const prepared = await Promise.all(
    prompts.map(async (prompt) => {
      const tokenIds =
        typeof prompt === 'string'
          ? await engine.tokenize(prompt, { addSpecialTokens })
          : Int32Array.from(prompt);
      return { tokenIds, prefix: echo ? await textOf(engine, prompt) : '' };
    }),
  );
  options.signal.throwIfAborted();
  const running: RunningCompletion[] = [];
  try {
    for (const { tokenIds, prefix } of prepared) {
      for (const params of choices) {
        running.push({ generation: engine.generate({ tokenIds }, params, options), prefix });
      }
    }
  } catch (error) {
    for (const { generation } of running) void generation.return();
    throw error;
  }
  return running;
}

async function textOf(engine: TextEngine, prompt: string | number[]): Promise<string> {
  return typeof prompt === 'string' ? prompt : engine.detokenize(Int32Array.from(prompt));
}
