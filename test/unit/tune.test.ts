/** The search of `tune`, with measurements that are made up: what it tries, and what it adopts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compare } from '../../lib/tune/compare.js';
import type { Knob } from '../../lib/tune/knobs.js';
import type { Measurement } from '../../lib/tune/measurement.js';
import { trialLines } from '../../lib/tune/report.js';
import { countMeasurements, search, type Search, type Trial } from '../../lib/tune/search.js';
import type { Settings } from '../../lib/tune/settings.js';

const circumstances = { machine: { cores: 8, smt: false, bf16: true }, exported: {} };
const ANY_LATENCY = { maxItl: Infinity };

const measured = (throughput: number, itlP99 = 10): Measurement => {
  return { throughput, itlP99, itlMedian: 5, loadTime: 1, residentMemory: 1 };
};

const REFERENCE = [measured(100), measured(100), measured(100)];

const ADOPTED: [ratios: number[], better: boolean, why: string][] = [
  [[1.03, 1.02, 1.05], true, 'a gain in all rounds'],
  [[0.7, 1.02, 1.3], true, 'one bad round among three'],
  [[1.01, 1.01, 1.5], false, 'a median below 1.02'],
  [[0.9, 1.2], false, 'only half of the rounds agree, whatever their median is'],
  [[1, 1, 1], false, 'the same'],
];
for (const [ratios, better, why] of ADOPTED) {
  test(`${better ? 'adopted' : 'not adopted'}: ${why}`, () => {
    const reference = REFERENCE.slice(0, ratios.length);
    const candidate = ratios.map((ratio) => measured(100 * ratio));
    assert.equal(compare(candidate, reference, ANY_LATENCY).better, better);
  });
}

test('a bound counts more than speed, and speed more than latency within it', () => {
  const isBetter = (candidate: Measurement, reference: Measurement) =>
    compare([candidate], [reference], { maxItl: 20 }).better;
  assert.equal(isBetter(measured(50, 20), measured(100, 21)), true, 'into the bound');
  assert.equal(isBetter(measured(200, 21), measured(100, 20)), false, 'out of it');
  assert.equal(isBetter(measured(110, 19), measured(100, 1)), true, 'within: faster');
  assert.equal(isBetter(measured(100, 1), measured(100, 19)), false, 'within: only more prompt');
  assert.equal(isBetter(measured(50, 30), measured(100, 40)), true, 'out of it: more prompt');
  assert.equal(isBetter(measured(200, 40), measured(100, 40)), false, 'out of it: only faster');
});

const knob = (name: string, ...values: (string | undefined)[]): Knob => {
  return { kind: 'property', name, values: () => values };
};

/** Runs a search over settings whose throughput is a function of their properties. */
async function run(
  knobs: Knob[],
  speedOf: (properties: Record<string, unknown>) => Measurement,
  options: Partial<Search> = {},
) {
  const asked: string[] = [];
  const trials: Record<string, Trial> = {};
  const found = await search({
    start: {},
    knobs,
    circumstances,
    goal: ANY_LATENCY,
    rounds: 3,
    signal: new AbortController().signal,
    measure: async ({ properties = {} }) => {
      asked.push(JSON.stringify(properties));
      return speedOf(properties);
    },
    onTrial: ({ name }, trial) => (trials[name] = trial),
    ...options,
  });
  return { found, asked, trials };
}

test('knobs are tried in order, each with what was found before', async () => {
  const speeds: Record<string, number> = { x: 110, y: 120, z: 90 };
  const knobs = [knob('A', undefined, 'x', 'y'), knob('B', undefined, 'z')];
  const { found, asked } = await run(
    knobs,
    ({ A, B }) => measured((speeds[String(A)] ?? 100) * (B === 'z' ? 0.9 : 1)),
    { rounds: 2 },
  );
  assert.deepEqual(found, { properties: { A: 'y' } });
  assert.deepEqual(asked, [
    ...['{}', '{"A":"x"}', '{"A":"y"}'],
    ...['{"A":"x"}', '{"A":"y"}', '{}'],
    ...['{"A":"y"}', '{"A":"y","B":"z"}'],
    ...['{"A":"y","B":"z"}', '{"A":"y"}'],
  ]);
  const plan = { knobs, circumstances, start: {}, rounds: 2 };
  assert.equal(countMeasurements(plan), asked.length);
});

test('a value that is better only beside another is found with its companion', async () => {
  const [a, b] = [knob('A', undefined, 'x'), knob('B', undefined, 'y', 'z')];
  const paired = { ...a, companion: { kind: 'property', name: 'B', value: 'y' } } as const;
  const speedOf = ({ A, B }: Record<string, unknown>) =>
    measured(A === 'x' ? (B === undefined ? 90 : B === 'y' ? 130 : 160) : 100);
  const { found, asked } = await run([paired, b], speedOf, { rounds: 1 });
  assert.deepEqual(found, { properties: { A: 'x', B: 'z' } });
  assert.deepEqual(asked.slice(0, 3), ['{}', '{"A":"x"}', '{"A":"x","B":"y"}']);

  // Neither where the other knob is not to be tried, nor where its value is there already.
  assert.deepEqual((await run([paired], speedOf)).found, {});
  const start = { properties: { B: 'y' } };
  const again = await run([paired, b], speedOf, { start, rounds: 1 });
  assert.deepEqual(again.asked.slice(0, 2), ['{"B":"y"}', '{"B":"y","A":"x"}']);
  assert.deepEqual(again.found, { properties: { B: 'z', A: 'x' } });
});

test('a value that the model has may be given up for the default', async () => {
  const start: Settings = { maxNumSeqs: 4, properties: { A: 'x' } };
  const speedOf = ({ A }: Record<string, unknown>) => measured(A === undefined ? 110 : 100);
  const { found } = await run([knob('A', undefined, 'x')], speedOf, { start });
  assert.deepEqual(found, { maxNumSeqs: 4 });
});

test('a candidate that fails is told of, skipped and not tried again', async () => {
  const { found, asked, trials } = await run([knob('A', 'bad', 'good')], ({ A }) => {
    if (A === 'bad') throw new Error('expect kvcache type bf16\nat some line');
    return measured(A === 'good' ? 150 : 100);
  });
  assert.deepEqual(found, { properties: { A: 'good' } });
  assert.equal(asked.filter((settings) => settings.includes('bad')).length, 1);
  assert.deepEqual(
    trials['A']!.tried.map(({ kept }) => kept),
    [false, true],
  );
  const [title, reference, bad, good] = trialLines('A', trials['A']!, ANY_LATENCY);
  assert.equal(title, 'A');
  assert.match(reference!, /default +100\.0 tokens\/s .* so far$/);
  assert.match(bad!, /bad +failed: expect kvcache type bf16$/);
  assert.match(good!, /good +150\.0 tokens\/s .* 1\.50 \(1\.50 to 1\.50\) {2}kept$/);
});

test('nothing is adopted where the settings so far fail', async () => {
  const { found, trials } = await run([knob('A', 'x')], ({ A }) => {
    if (A === undefined) throw new Error('out of memory');
    return measured(100);
  });
  assert.deepEqual(found, {});
  assert.match(trialLines('A', trials['A']!, ANY_LATENCY).join(), /out of memory.*not compared/);
});

test('an abort ends the search, whatever the measurement throws', async () => {
  const controller = new AbortController();
  const rejected = run(
    [knob('A', 'x')],
    () => {
      controller.abort(new Error('stop'));
      throw new Error('closed');
    },
    { signal: controller.signal },
  );
  await assert.rejects(rejected, /stop/);
});
