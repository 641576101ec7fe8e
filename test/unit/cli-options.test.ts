/** The command line options: where values come from, and what is refused. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CliError } from '../../lib/cli/cli-error.js';
import { toEngineOptions } from '../../lib/cli/engine-options.js';
import { commandHelp } from '../../lib/cli/help.js';
import { envName } from '../../lib/cli/option-spec.js';
import { SERVE_OPTIONS } from '../../lib/cli/serve-options.js';
import { parseOptions } from '../../lib/cli/parse-options.js';

const parseServeOptions = (args: readonly string[], env: NodeJS.ProcessEnv) =>
  parseOptions('serve', SERVE_OPTIONS, args, env);

const DEFAULTS = {
  models: undefined,
  model: undefined,
  host: '127.0.0.1',
  port: 8000,
  device: undefined,
  'cache-size': undefined,
  'max-batched-tokens': undefined,
  'max-num-seqs': undefined,
  'prefix-caching': undefined,
  'prompt-lookup': undefined,
  'draft-model': undefined,
  'speculative-tokens': undefined,
  'speculative-requests': undefined,
  threads: undefined,
  property: [],
  'tool-call-parser': undefined,
  'reasoning-parser': undefined,
  'trust-request-chat-template': false,
  'max-choices': 8,
  'body-limit': 16,
  'max-stored-responses': 1000,
  'max-stored-size': 64,
  'keep-alive-interval': 15,
  'stream-interval': 20,
  'shutdown-timeout': 30,
  'log-level': 'warn',
};

test('defaults', () => {
  assert.deepEqual(parseServeOptions([], {}), DEFAULTS);
});

test('an option wins over its variable, which wins over the default', () => {
  const env = {
    OPENVINO_SERVE_PORT: '9000',
    OPENVINO_SERVE_HOST: '::1',
    OPENVINO_SERVE_DEVICE: '',
  };
  const values = parseServeOptions(['--port', '9001', '--max-num-seqs=64'], env);
  assert.deepEqual(values, { ...DEFAULTS, port: 9001, host: '::1', 'max-num-seqs': 64 });
});

test('booleans', () => {
  const read = (args: string[], value?: string) =>
    parseServeOptions(args, { OPENVINO_SERVE_PREFIX_CACHING: value })['prefix-caching'];
  assert.equal(read(['--no-prefix-caching']), false);
  assert.equal(read(['--prefix-caching'], 'false'), true);
  assert.equal(read([], 'false'), false);
  assert.equal(read([], '0'), false);
  assert.equal(read([], '1'), true);
});

test('a list comes from repeated options or from one variable', () => {
  const args = ['--property', 'A=1', '--property', 'B=x,y'];
  assert.deepEqual(parseServeOptions(args, {}).property, ['A=1', 'B=x,y']);
  const env = { OPENVINO_SERVE_PROPERTY: 'A=1,B=x,y,C_2=z' };
  assert.deepEqual(parseServeOptions([], env).property, ['A=1', 'B=x,y', 'C_2=z']);
});

const REFUSED: [string[], NodeJS.ProcessEnv, RegExp][] = [
  [['--prot', '1'], {}, /--prot/],
  [['extra'], {}, /extra/],
  [['--port'], {}, /--port/],
  [['--port', '65536'], {}, /'65536' for --port: expected an integer from 0 to 65535/],
  [['--port', '1e3'], {}, /'1e3' for --port/],
  [['--port', ''], {}, /'' for --port/],
  [['--host', ''], {}, /'' for --host: expected some text/],
  [['--prefix-caching=yes'], {}, /prefix-caching/],
  [['--log-level', 'loud'], {}, /'loud' for --log-level: expected one of trace, debug/],
  [[], { OPENVINO_SERVE_PORT: 'x' }, /'x' for OPENVINO_SERVE_PORT: expected an integer/],
  [[], { OPENVINO_SERVE_PREFIX_CACHING: 'no' }, /OPENVINO_SERVE_PREFIX_CACHING: expected true/],
];
for (const [args, env, message] of REFUSED) {
  test(`refuses ${JSON.stringify([args, env])}`, () => {
    assert.throws(
      () => parseServeOptions(args, env),
      (error) => error instanceof CliError && error.exitCode === 2 && message.test(error.message),
    );
  });
}

test('the options become what the engine is asked', () => {
  const args =
    '--device GPU --cache-size 4 --max-batched-tokens 512 --max-num-seqs 8 --no-prefix-caching --threads 3 --property PERFORMANCE_HINT=LATENCY --property A=-1.5 --property B=true --property C=x=y';
  assert.deepEqual(toEngineOptions(parseServeOptions(args.split(' '), {})), {
    device: 'GPU',
    cacheSizeGb: 4,
    maxBatchedTokens: 512,
    maxNumSeqs: 8,
    prefixCaching: false,
    properties: {
      INFERENCE_NUM_THREADS: 3,
      PERFORMANCE_HINT: 'LATENCY',
      A: -1.5,
      B: true,
      C: 'x=y',
    },
  });
  const guessing =
    '--prompt-lookup --draft-model d --speculative-tokens 3 --speculative-requests 2';
  assert.deepEqual(toEngineOptions(parseServeOptions(guessing.split(' '), {})), {
    promptLookup: true,
    draftModel: 'd',
    speculativeTokens: 3,
    speculativeRequests: 2,
  });
  assert.deepEqual(
    toEngineOptions(parseServeOptions([], {})),
    {},
    "what was not given is left to the model's settings and the engine's defaults",
  );
});

test('a property without a value is refused', () => {
  const values = parseServeOptions(['--property', 'NAME'], {});
  assert.throws(() => toEngineOptions(values), /'NAME' for --property: expected KEY=VALUE/);
});

test('the help shows what applies where the engine decides', () => {
  const help = commandHelp('serve', 'Serve.', SERVE_OPTIONS);
  assert.match(help, /--max-batched-tokens N\n.*\(1 to 1000000; default: 256\)/);
  assert.match(help, /--\[no-\]prefix-caching\n.*\(default: true\)/);
});

test('the help names every option and its variable', () => {
  const help = commandHelp('serve', 'Serve.', SERVE_OPTIONS);
  for (const name of Object.keys(SERVE_OPTIONS)) {
    assert.match(help, new RegExp(`--(\\[no-\\])?${name} ?`));
    assert.ok(help.includes(`[${envName('serve', name)}]`));
  }
});

test('the variables of other commands name the command', () => {
  assert.equal(envName('bench', 'num-prompts'), 'OPENVINO_SERVE_BENCH_NUM_PROMPTS');
});
