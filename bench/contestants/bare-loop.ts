/** The ceiling: the C++ of bench/bare-loop, which loads the model anew for each round. */
import { execFile, execFileSync } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { Tokenizer } from '../../lib/index.js';
import type { Contestant, Load } from './contestant.js';
import { root } from './processes.js';

/** Builds the bare loop and returns its path. */
function build(): string {
  const folder = path.join(root, 'build/cmake');
  execFileSync('cmake', ['--build', folder, '--target', 'bare_loop'], { stdio: 'pipe' });
  return path.join(folder, 'bare_loop');
}

/** One line of token ids a prompt. */
async function promptLines(tokenizer: Tokenizer, { samples }: Load): Promise<string> {
  const lines = samples.map(async ({ messages }) =>
    (await tokenizer.encodeChat(messages)).join(' '),
  );
  return (await Promise.all(lines)).join('\n');
}

export async function startBareLoop(load: Load): Promise<Contestant> {
  const program = build();
  const tokenizer = await Tokenizer.load(load.modelDir);
  return {
    measure: async (next) => {
      const { modelDir, streams, outputTokens } = next;
      const prompts = await promptLines(tokenizer, next);
      const args = [modelDir, String(streams), String(outputTokens)];
      const running = promisify(execFile)(program, args, { maxBuffer: 1 << 20 });
      running.child.stdin?.end(prompts);
      const { output_throughput } = JSON.parse((await running).stdout) as {
        output_throughput: number;
      };
      return { throughput: output_throughput };
    },
    stop: () => Promise.resolve(),
  };
}
