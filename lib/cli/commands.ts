/** The commands, each with its options; what a command does is imported only when it runs. */
import { BENCH_OPTIONS } from './bench-options.js';
import { DOCTOR_OPTIONS } from './doctor-options.js';
import { commandHelp } from './help.js';
import { parseOptions, parseWithArgument } from './parse-options.js';
import { SERVE_OPTIONS } from './serve-options.js';
import { TUNE_OPTIONS } from './tune-options.js';

export interface Command {
  help: () => string;
  /** @throws {CliError} for the user to read */
  run: (args: readonly string[], env: NodeJS.ProcessEnv) => Promise<void>;
}

const print = (line: string) => console.log(line);

export const COMMANDS: Readonly<Record<string, Command>> = {
  serve: {
    help: () =>
      commandHelp('serve', 'Serve the models of a folder behind OpenAI endpoints.', SERVE_OPTIONS),
    run: async (args, env) => {
      const values = parseOptions('serve', SERVE_OPTIONS, args, env);
      // Help and wrong options need no server, and above all no native addon.
      const [{ serve }, { Engine }] = await Promise.all([
        import('./serve.js'),
        import('../engine.js'),
      ]);
      await serve(values, {
        loadEngine: (folder, options) => Engine.load(folder, options),
        print,
      });
    },
  },
  bench: {
    help: () =>
      commandHelp('bench', 'Measure the speed of a running OpenAI server.', BENCH_OPTIONS),
    run: async (args, env) => {
      const values = parseOptions('bench', BENCH_OPTIONS, args, env);
      const { bench } = await import('./bench.js');
      await bench(values, print);
    },
  },
  tune: {
    help: () =>
      commandHelp(
        'tune',
        "Try engine settings on this machine and keep in the model's folder what makes it faster.\nMODEL is a folder below --models, or the path of one.",
        TUNE_OPTIONS,
        'MODEL',
      ),
    run: async (args, env) => {
      const { argument, values } = parseWithArgument('tune', 'MODEL', TUNE_OPTIONS, args, env);
      const [{ tune }, { Engine }] = await Promise.all([
        import('./tune.js'),
        import('../engine.js'),
      ]);
      await tune(argument, values, {
        loadEngine: (folder, options) => Engine.load(folder, options),
        print,
      });
    },
  },
  doctor: {
    help: () =>
      commandHelp(
        'doctor',
        'Show versions, devices, CPU, memory and models, and what is wrong with each.\nThe exit code is 1 if something keeps openvino-serve from working.',
        DOCTOR_OPTIONS,
      ),
    run: async (args, env) => {
      const values = parseOptions('doctor', DOCTOR_OPTIONS, args, env);
      const { doctor } = await import('./doctor.js');
      await doctor(values, print);
    },
  },
};
