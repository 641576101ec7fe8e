/** The command line: what is wrong is said in a line, and help needs no engine. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { MAIN, modelsFolder, run, SERVE } from './run-cli.js';

test('a models folder that does not fit is said with what there is', async (t) => {
  const two = modelsFolder(t, 'b', 'a');
  const cases: [string[], RegExp][] = [
    [['--models', join(two, 'none')], /The models folder .*none does not exist/],
    [['--models', modelsFolder(t)], /No model in .*openvino_model\.xml/],
    [['--models', two], /several models.*--model\. There are: a, b\./],
    [['--models', two, '--model', 'c'], /No model 'c' in .*There are: a, b\./],
  ];
  for (const [args, message] of cases) {
    const { output, exit } = run(t, SERVE, ...args);
    assert.equal(await exit, 2);
    assert.match(output(), message);
    assert.equal(output().trim().split('\n').length, 1);
  }
});

test('help, version and wrong commands need no engine', async (t) => {
  const cases: [string[], number, RegExp][] = [
    [['--help'], 0, /Usage:/],
    [['serve', '--help'], 0, /--\[no-\]prefix-caching/],
    [['--version'], 0, /^\d+\.\d+\.\d+\n$/],
    [[], 2, /A command is missing[^]*Usage:/],
    [['sever'], 2, /Unknown command 'sever'/],
    [['serve', '--prot', '1'], 2, /Unknown option '--prot'/],
  ];
  for (const [args, code, message] of cases) {
    const { output, exit } = run(t, MAIN, ...args);
    assert.equal(await exit, code, args.join(' '));
    assert.match(output(), message);
  }
});
