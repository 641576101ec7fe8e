import assert from 'node:assert/strict';
import test from 'node:test';
import { Random } from '../../lib/bench/random.js';
import { toDecimal } from '../../lib/json-schema/decimal.js';
import {
  integersIn,
  numbersIn,
  type Limit,
  type Range,
} from '../../lib/json-schema/number-range.js';
import { toRegExp } from '../helpers/node-regexp.js';

const random = new Random(7);

function draw(largest: number, decimals: number): Range {
  const scale = 10 ** decimals;
  const limit = (value: number): Limit | null =>
    random.next() < 0.25 ? null : { value: value / scale, exclusive: random.next() < 0.4 };
  const bound = largest * scale;
  const [low = 0, high = 0] = [random.integer(-bound, bound), random.integer(-bound, bound)].sort(
    (a, b) => a - b,
  );
  return { low: limit(low), high: limit(high) };
}

const isIn = (value: number, { low, high }: Range): boolean =>
  (low === null || (low.exclusive ? value > low.value : value >= low.value)) &&
  (high === null || (high.exclusive ? value < high.value : value <= high.value));

test('a range of integers has exactly those', () => {
  for (let i = 0; i < 300; i++) {
    const range = draw(random.pick([12, 130, 1500]), random.pick([0, 0, 1]));
    const pattern = toRegExp(integersIn(range));
    for (let value = -2100; value <= 2100; value++) {
      assert.equal(
        pattern.test(String(value)),
        isIn(value, range),
        `${value} ${JSON.stringify(range)}`,
      );
    }
    for (const text of ['-', '-0', '01', '', '1.0', '+1']) assert.ok(!pattern.test(text), text);
  }
});

test('a range of numbers has none but those, and those of few decimals', () => {
  for (let i = 0; i < 300; i++) {
    const range = draw(random.pick([2, 25]), random.pick([0, 1, 3]));
    const pattern = toRegExp(numbersIn(range));
    for (let thousandths = -30_000; thousandths <= 30_000; thousandths += 125) {
      const value = thousandths / 1000;
      const texts = [value.toFixed(6), String(value)];
      if (!isIn(value, range)) {
        for (const text of texts)
          assert.ok(!pattern.test(text), `${text} ${JSON.stringify(range)}`);
      } else if (value !== 0) {
        assert.ok(
          texts.some((text) => pattern.test(text)),
          `${value} ${JSON.stringify(range)}`,
        );
      }
    }
  }
});

test('decimals have no exponent', () => {
  for (const [value, whole, fraction] of [
    [1e21, '1000000000000000000000', ''],
    [-1.5e-9, '0', '0000000015'],
    [120.05, '120', '05'],
    [0, '0', ''],
    [1.25e22, '12500000000000000000000', ''],
  ] as const) {
    assert.deepEqual(toDecimal(value), { whole, fraction }, String(value));
  }
});
