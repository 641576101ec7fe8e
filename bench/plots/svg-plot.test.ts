import assert from 'node:assert/strict';
import test from 'node:test';
import { placeLabels } from './labels.js';
import { formatNumber, logTicks, makeScale, niceTicks } from './scale.js';
import { escapeXml } from './svg.js';
import { barChart, linePlot, type BarChartOptions, type LinePlotOptions } from './svg-plot.js';

const LINES: LinePlotOptions = {
  title: 'A & <B>',
  subtitle: '"quoted"',
  x: { label: 'TPOT (ms)', scale: 'log2' },
  y: { label: 'tokens/s' },
  series: [
    {
      name: "server 'one' & <two>",
      points: [
        { x: 10, y: 100, label: '1', spread: [90, 110] },
        { x: 40, y: 900, label: '64' },
      ],
    },
    { name: 'other', points: [{ x: 12, y: 95, label: '1' }], style: 4 },
  ],
};

const BARS: BarChartOptions = {
  title: 'Ratios',
  y: { label: 'ratio', scale: 'log2' },
  groups: ['chat & more', 'a name of many words'],
  reference: { value: 1, label: 'equal' },
  series: [
    { name: 'one', bars: [{ value: 1.2, spread: [0.9, 1.3] }, { value: 0.5 }] },
    { name: 'two', bars: [{ value: 3 }, undefined] },
  ],
};

/** Fails unless each tag is closed in turn and neither text nor attributes hold a bare & or <. */
function assertWellFormed(svg: string): void {
  const open: string[] = [];
  const entity = '&(?:amp|lt|gt|quot|apos);';
  const attribute = ` [\\w:-]+="(?:[^&<"]|${entity})*"`;
  const token = new RegExp(
    `<(?<start>\\w+)(?:${attribute})*(?<empty>/?)>|</(?<end>\\w+)>|(?:[^&<>]|${entity})+`,
    'y',
  );
  while (token.lastIndex < svg.length) {
    const from = token.lastIndex;
    const { start, empty, end } = token.exec(svg)?.groups ?? {};
    assert.ok(token.lastIndex > from, `not XML: ${svg.slice(from, from + 80)}`);
    if (start !== undefined && empty === '') open.push(start);
    if (end !== undefined) assert.equal(open.pop(), end);
  }
  assert.deepEqual(open, []);
}

test('linear ticks are round, within the range, and not too many', () => {
  assert.deepEqual(niceTicks(0, 100), [0, 20, 40, 60, 80, 100]);
  assert.deepEqual(niceTicks(0, 1), [0, 0.2, 0.4, 0.6, 0.8, 1]);
  assert.deepEqual(niceTicks(0, 11_600), [0, 2000, 4000, 6000, 8000, 10_000]);
  assert.deepEqual(niceTicks(-0.25, 0.3), [-0.2, -0.1, 0, 0.1, 0.2, 0.3]);
  assert.deepEqual(niceTicks(0, 13_000), [0, 2500, 5000, 7500, 10_000, 12_500]);
  assert.deepEqual(niceTicks(0.93, 1.31), [1, 1.1, 1.2, 1.3]);
});

test('logarithmic ticks are powers, with steps between where those are few', () => {
  assert.deepEqual(logTicks(3, 70, 2), [4, 8, 16, 32, 64]);
  assert.deepEqual(logTicks(0.4, 3, 2), [0.5, 0.75, 1, 1.5, 2, 3]);
  assert.deepEqual(logTicks(1, 1000, 10), [1, 10, 100, 1000]);
  assert.deepEqual(logTicks(8, 120, 10), [10, 20, 50, 100]);
  assert.deepEqual(logTicks(210, 390, 10), [250, 300, 350]);
  assert.ok(logTicks(1, 2 ** 30, 2).length <= 10);
});

test('all values lie on their scale, with zero where asked', () => {
  for (const scale of ['linear', 'log2', 'log10'] as const) {
    for (const values of [[3, 5, 900], [7], [0.01, 0.02]]) {
      const { low, high, ticks, at } = makeScale({ label: 'x', scale }, values);
      for (const value of [...values, ...ticks]) assert.ok(at(value) >= 0 && at(value) <= 1);
      assert.ok(Math.abs(at(low)) < 1e-9 && Math.abs(at(high) - 1) < 1e-9);
      assert.ok(ticks.length > 1);
    }
  }
  assert.equal(makeScale({ label: 'x' }, [90, 100]).low, 0);
  assert.ok(makeScale({ label: 'x', zero: false }, [90, 100]).low > 80);
  assert.ok(makeScale({ label: 'x' }, []).high > 0);
  assert.ok(makeScale({ label: 'x' }, [0]).high > 0);
});

test('values without a place on the axis are refused', () => {
  assert.throws(() => makeScale({ label: 'x' }, [1, NaN]), RangeError);
  assert.throws(() => makeScale({ label: 'x' }, [Infinity]), RangeError);
  assert.throws(() => makeScale({ label: 'x', scale: 'log10' }, [0, 1]), /0 has no place/);
});

test('numbers are written plainly', () => {
  const written = [0, 0.25, 1500, 1_234_567, 0.1 + 0.2, -12_000.5, 1e-9].map(formatNumber);
  assert.deepEqual(written, ['0', '0.25', '1,500', '1,234,567', '0.3', '-12,000.5', '1e-9']);
});

test('text is escaped, and what XML cannot hold is left out', () => {
  assert.equal(escapeXml(`<a & "b" 'c'>`), '&lt;a &amp; &quot;b&quot; &apos;c&apos;&gt;');
  assert.equal(escapeXml('a\u0000\u001b\ud800b 😀\n'), 'ab 😀\n');
});

test('plots are well-formed, finite and the same each time', () => {
  for (const draw of [() => linePlot(LINES), () => barChart(BARS)]) {
    const svg = draw();
    assertWellFormed(svg);
    assert.doesNotMatch(svg, /NaN|Infinity|undefined/);
    assert.equal(draw(), svg);
  }
  assert.match(linePlot(LINES), />server &apos;one&apos; &amp; &lt;two&gt;</);
  assert.match(barChart(BARS), />n\/a</);
  assertWellFormed(linePlot({ ...LINES, series: [] }));
  assertWellFormed(barChart({ ...BARS, groups: [], series: [] }));
});

test('labels hide neither each other nor markers', () => {
  const markers = [100, 104, 108, 112].map((x) => ({ x, y: 100 }));
  const area = { left: 0, top: 0, right: 200, bottom: 200 };
  const labels = markers.map((at) => ({ text: '64', at }));
  const places = placeLabels(labels, { area, markers, segments: [] });
  for (const [i, a] of places.entries()) {
    for (const b of places.slice(i + 1)) {
      assert.ok(Math.abs(a.x - b.x) >= 13 || Math.abs(a.y - b.y) >= 11);
    }
    assert.ok(markers.every(({ x, y }) => Math.abs(a.x - x) > 10 || Math.abs(a.y - 4 - y) > 10));
  }
});
