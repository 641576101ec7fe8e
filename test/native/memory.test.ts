/** What a loaded model keeps in memory. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import test from 'node:test';
import { Engine } from '../../lib/index.js';
import { modelDir, runChild } from '../helpers/child.js';
import { runProgram, temporaryFolder } from '../package/scripts.js';

/** KiB of the model's weight file that are mapped, and resident. */
async function weightFile(): Promise<{ size: number; resident: number }> {
  const text = await readFile('/proc/self/smaps', 'utf8');
  const [, entry = ''] = text.split(/^.*openvino_model\.bin$/m);
  const field = (name: string) => Number(new RegExp(`^${name}: +(\\d+) kB`, 'm').exec(entry)?.[1]);
  return { size: field('Size'), resident: field('Rss') };
}

const skip = process.platform === 'linux' ? false : 'other systems do not say';

test('the file of the weights leaves memory once they are packed', { skip }, async () => {
  await using engine = await Engine.load(modelDir);
  const hello = [{ role: 'user', content: 'Hello!' }];
  await engine.chat(hello, { ignoreEos: true, maxTokens: 16 }).result();
  const { size, resident } = await weightFile();
  assert.ok(size > 2000, `${size} KiB mapped`);
  assert.ok(resident < size / 4, `${resident} of ${size} KiB resident`);
  // What was given back comes again when it is needed.
  const [one, two] = await Promise.all([
    engine.chat(hello, { temperature: 0 }).result(),
    engine.chat(hello, { temperature: 0 }).result(),
  ]);
  assert.equal(one.text, two.text);
});

/** The variable as oneDNN sees it in a process that has `given` in its environment. */
async function primitiveCapacity(given: Record<string, string>): Promise<string> {
  // Without what this process, which has loaded the addon, hands on.
  const { stdout } = await runChild(`
    delete process.env.ONEDNN_PRIMITIVE_CACHE_CAPACITY;
    Object.assign(process.env, ${JSON.stringify(given)});
    await Tokenizer.load(modelDir);
    console.log(process.env.ONEDNN_PRIMITIVE_CACHE_CAPACITY);`);
  return stdout.trim();
}

test('oneDNN keeps the kernels of few shapes, or of as many as the user says', async () => {
  assert.equal(await primitiveCapacity({}), '64');
  assert.equal(await primitiveCapacity({ ONEDNN_PRIMITIVE_CACHE_CAPACITY: '128' }), '128');
  assert.equal(await primitiveCapacity({ DNNL_PRIMITIVE_CACHE_CAPACITY: '128' }), 'undefined');
});

/** Stands before the C library's own and says that it was called. */
const COUNTING_TRIM = `
#include <unistd.h>
extern "C" int malloc_trim(size_t) { return write(2, "trim\\n", 5) < 0; }`;

test('what was freed goes back to the system after a step, but seldom', { skip }, async (t) => {
  const folder = temporaryFolder(t);
  const library = path.join(folder, 'trim.so');
  await writeFile(path.join(folder, 'trim.cc'), COUNTING_TRIM);
  const compiler = process.env['CXX'] ?? 'g++';
  const args = ['-shared', '-fPIC', '-o', library, path.join(folder, 'trim.cc')];
  const compiled = await runProgram(compiler, args);
  assert.equal(compiled.code, 0, compiled.stderr);
  const source = `
    const engine = await Engine.load(modelDir);
    console.error('loaded');
    await engine.chat(hello, { maxTokens: 20 }).result();
    console.error('answered');
    await engine.close();`;
  const { stderr } = await runChild(source, [], { LD_PRELOAD: library });
  // OpenVINO calls it while it loads.
  assert.match(stderr, /loaded\ntrim\nanswered\n/);
});
