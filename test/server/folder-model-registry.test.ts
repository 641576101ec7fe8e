/** The registry over a folder of models. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { FolderModelRegistry, type LoadModel } from '../../lib/server/folder-model-registry.js';
import type { TextEngine } from '../../lib/text-engine.js';
import { FakeEngine } from '../helpers/fake-engine.js';

function modelsFolder(t: TestContext, ...names: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'models-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const name of names) addModel(folder, name);
  return folder;
}

function addModel(folder: string, name: string): void {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, 'openvino_model.xml'), '');
}

/** A loader whose loads end when the test says so. */
function manualLoader() {
  const loads: {
    name: string;
    onStage: (stage: string) => void;
    resolve: (engine: TextEngine) => void;
    reject: (error: Error) => void;
  }[] = [];
  const load: LoadModel = (path, onStage) =>
    new Promise((resolve, reject) => {
      loads.push({ name: basename(path), onStage, resolve, reject });
    });
  return { loads, load };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('lists the folders that hold a model, by name', (t) => {
  const folder = modelsFolder(t, 'b', 'a');
  mkdirSync(join(folder, 'empty'));
  writeFileSync(join(folder, 'file'), '');
  const models = new FolderModelRegistry(folder, 'a', manualLoader().load);
  assert.deepEqual(
    models.list().map((entry) => entry.id),
    ['a', 'b'],
  );
  for (const { created } of models.list()) assert.ok(Math.abs(created - Date.now() / 1000) < 60);
  assert.equal(models.status('empty'), undefined);
  assert.equal(models.status('../' + basename(folder) + '/a'), undefined);
  assert.deepEqual(models.status('b'), { state: 'unloaded' });
  addModel(folder, 'c');
  assert.deepEqual(models.status('c'), { state: 'unloaded' });
});

test('loads once for all who wait, and tells the stage', async (t) => {
  const { loads, load } = manualLoader();
  const models = new FolderModelRegistry(modelsFolder(t, 'a'), 'a', load);
  const first = models.load('a');
  const second = models.load('a');
  await turn();
  assert.equal(loads.length, 1);
  loads[0]?.onStage('tokenizer');
  assert.deepEqual(models.status('a'), { state: 'loading', stage: 'tokenizer' });
  const engine = new FakeEngine();
  loads[0]?.resolve(engine);
  assert.equal(await first, engine);
  assert.equal(await second, engine);
  assert.equal(await models.load('a'), engine);
  assert.deepEqual(models.status('a'), { state: 'ready', engine });
  assert.equal(loads.length, 1);
});

test('loads one model at a time, and goes on after a failure', async (t) => {
  const { loads, load } = manualLoader();
  const models = new FolderModelRegistry(modelsFolder(t, 'a', 'b'), 'a', load);
  const a = models.load('a');
  const b = models.load('b');
  await turn();
  assert.deepEqual(
    loads.map((item) => item.name),
    ['a'],
  );
  const error = new Error('no');
  loads[0]?.reject(error);
  await assert.rejects(a, error);
  assert.deepEqual(models.status('a'), { state: 'failed', error });
  await turn();
  loads[1]?.resolve(new FakeEngine());
  await b;

  const again = models.load('a');
  await turn();
  loads[2]?.resolve(new FakeEngine());
  await again;
  assert.equal(models.status('a')?.state, 'ready');
});

test('an engine given up is closed before the model loads anew', async (t) => {
  const { loads, load } = manualLoader();
  const models = new FolderModelRegistry(modelsFolder(t, 'a'), 'a', load);
  const first = models.load('a');
  await turn();
  const broken = new FakeEngine();
  loads[0]?.resolve(broken);
  await first;
  const error = new Error('gone');
  models.discard('a', new FakeEngine(), error);
  assert.equal(models.status('a')?.state, 'ready', 'another engine is not this one');
  models.discard('a', broken, error);
  assert.deepEqual(models.status('a'), { state: 'failed', error });
  const second = models.load('a');
  await turn();
  assert.ok(broken.closed);
  loads[1]?.resolve(new FakeEngine());
  assert.notEqual(await second, broken);
});

test('closing closes what is loaded, and what still loads once it is', async (t) => {
  const { loads, load } = manualLoader();
  const models = new FolderModelRegistry(modelsFolder(t, 'a', 'b'), 'a', load);
  const a = models.load('a');
  await turn();
  const engine = new FakeEngine();
  loads[0]?.resolve(engine);
  await a;
  const b = models.load('b');
  await turn();
  await models.close();
  assert.ok(engine.closed);
  const late = new FakeEngine();
  loads[1]?.resolve(late);
  await assert.rejects(b, { code: 'ENGINE_CLOSED' });
  assert.ok(late.closed);
  await assert.rejects(models.load('a'), { code: 'ENGINE_CLOSED' });
});
