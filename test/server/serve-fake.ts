/** Runs `openvino-serve serve` with a fake engine: a model named `broken` fails to load. */
import { basename } from 'node:path';
import { CliError } from '../../lib/cli/cli-error.js';
import { parseOptions } from '../../lib/cli/parse-options.js';
import { SERVE_OPTIONS } from '../../lib/cli/serve-options.js';
import { serve } from '../../lib/cli/serve.js';
import { OpenVINOServeError } from '../../lib/errors.js';
import { FakeEngine } from '../helpers/fake-engine.js';

try {
  await serve(parseOptions('serve', SERVE_OPTIONS, process.argv.slice(2), process.env), {
    loadEngine: async (folder) => {
      if (basename(folder) === 'broken') {
        throw new OpenVINOServeError('MODEL_LOAD_FAILED', 'weights truncated');
      }
      const engine: FakeEngine = new FakeEngine({
        answer: () =>
          engine.prepared.at(-1)?.[0]?.content === 'hang'
            ? [new Promise(() => {})]
            : ['Hello', ' world'],
      });
      return engine;
    },
    print: (line) => console.log(line),
  });
} catch (error) {
  if (!(error instanceof CliError)) throw error;
  console.error(error.message);
  process.exit(error.exitCode);
}
