/** The command `tune` on the demo model: it ends soon, writes settings that load, or nothing. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { Engine } from '../../lib/index.js';
import { modelDir } from '../helpers/child.js';
import { copyModel } from '../helpers/model-copy.js';
import { MAIN, run } from './run-cli.js';

const SHORT = ['--seconds', '0.3', '--rounds', '1', '--streams', '2'];

const fileIn = (folder: string) => join(folder, 'openvino-serve.json');
const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

test('what is found is written, and loads', async (t) => {
  const folder = copyModel(t);
  const file = fileIn(folder);
  writeFileSync(file, '{ "maxNumSeqs": 32, "properties": { "sampler_num_threads": 1 } }');
  const { output, exit } = run(
    t,
    MAIN,
    ...['tune', 'tiny-chat', '--models', dirname(folder), ...SHORT],
    ...['--knobs', 'sampler_num_threads,maxBatchedTokens'],
    // Fixed, and so written in any case; only that makes this certain to write something.
    ...['--property', 'INFERENCE_PRECISION_HINT=f32'],
  );
  assert.equal(await exit, 0, output());
  assert.match(output(), /^About \d+ s for \d+ measurements of .*maxBatchedTokens$/m);
  assert.match(output(), /^ {2}256 +\d+\.\d tokens\/s .* so far$/m);
  assert.match(output(), /^ {2}1024 +\d+\.\d tokens\/s .* \d\.\d\d \(.* to .*\) {2}(not )?kept/m);
  assert.ok(output().includes(`Written to ${file}`), output());

  const written = read(file) as { maxNumSeqs: number; properties: Record<string, unknown> };
  assert.equal(written.maxNumSeqs, 32, 'other keys are kept');
  assert.equal(written.properties['INFERENCE_PRECISION_HINT'], 'f32');
  await using engine = await Engine.load(folder);
  const messages = [{ role: 'user', content: 'Hello!' }];
  const { usage } = await engine.chat(messages, { maxTokens: 4, ignoreEos: true }).result();
  assert.equal(usage.completionTokens, 4);
});

test('a dry run writes nothing; a path names the model, too', async (t) => {
  const folder = copyModel(t);
  const file = fileIn(folder);
  const { output, exit } = run(
    t,
    MAIN,
    ...['tune', folder, ...SHORT, '--goal', 'latency', '--max-itl', '1000', '--dry-run'],
    ...['--knobs', 'promptLookup', '--property', 'INFERENCE_NUM_THREADS=1'],
  );
  assert.equal(await exit, 0, output());
  assert.match(output(), /"INFERENCE_NUM_THREADS": 1[^]*Not written, because of --dry-run/);
  assert.equal(existsSync(file), false);
});

test('an interrupt ends it with nothing written', async (t) => {
  const folder = copyModel(t);
  const file = fileIn(folder);
  const { child, exit, until, output } = run(t, MAIN, 'tune', folder, '--seconds', '30');
  await until('Measuring');
  child.kill('SIGINT');
  assert.equal(await exit, 130, output());
  assert.match(output(), /Stopping: nothing is kept/);
  assert.equal(existsSync(file), false);
});

test('what the model cannot be measured with is said in a line', async (t) => {
  const args = ['tune', modelDir, ...SHORT, '--property', 'NONSENSE=1'];
  const { output, exit } = run(t, MAIN, ...args);
  assert.equal(await exit, 1);
  assert.match(output(), /^tiny-chat cannot be measured: .*NONSENSE/m);
});
