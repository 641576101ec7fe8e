/** How deltas that come too soon are held, with intervals so long that only order matters. */
import assert from 'node:assert/strict';
import test from 'node:test';
import type { OpenVINOServeError } from '../../lib/errors.js';
import { GenerationStream } from '../../lib/generation-stream.js';

const LONG = 3_600_000;
const ids = (...values: number[]) => Int32Array.from(values);
const textOf = async (stream: GenerationStream) => {
  const { done, value } = await stream.next();
  return done === true ? undefined : value.text;
};

/** What a promise has come to once all that is ready has run: its value, or `waiting`. */
async function now<T>(promise: Promise<T>): Promise<T | 'waiting'> {
  const turn = new Promise<'waiting'>((resolve) => setImmediate(resolve, 'waiting'));
  return Promise.race([promise, turn]);
}

test('without an interval each delta goes at once', async () => {
  const stream = new GenerationStream(() => {});
  for (const text of ['a', 'b', 'c']) {
    const next = textOf(stream);
    stream.push(text, ids(1), null);
    assert.equal(await now(next), text);
  }
});

test('the first and the last delta never wait, the others merge', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const stream = new GenerationStream(() => {}, { deltaInterval: LONG });
  const first = textOf(stream);
  stream.push('a', ids(1), null);
  assert.equal(await now(first), 'a');

  const second = stream.next();
  stream.push('b', ids(2), null);
  stream.push('c', ids(3, 4), null);
  assert.equal(await now(second), 'waiting');
  stream.push('d', ids(5), 'stop');
  assert.deepEqual(await now(second), {
    done: false,
    value: {
      text: 'bcd',
      tokenIds: ids(2, 3, 4, 5),
      logprobs: null,
      finishReason: 'stop',
      stopString: null,
      usage: { promptTokens: 0, completionTokens: 5 },
    },
  });
  assert.equal(await now(textOf(stream)), undefined);
});

test('what is held goes when the interval is over, whether asked for before or after', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const interval = LONG - 1; // A pacer of its own: others may hold streams of this process.
  const stream = new GenerationStream(() => {}, { deltaInterval: interval });
  stream.push('a', ids(1), null);
  assert.equal(await now(textOf(stream)), 'a');

  const asked = textOf(stream);
  stream.push('b', ids(2), null);
  assert.equal(await now(asked), 'waiting');
  t.mock.timers.tick(interval);
  assert.equal(await now(asked), 'b');

  stream.push('c', ids(3), null);
  const late = textOf(stream);
  assert.equal(await now(late), 'waiting');
  t.mock.timers.tick(interval);
  assert.equal(await now(late), 'c');
});

test('what is held goes as soon as the interval since the last delta is over', async (t) => {
  const clock = t.mock.method(performance, 'now', () => 1000);
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const stream = new GenerationStream(() => {}, { deltaInterval: 20 });
  stream.push('a', ids(1), null);
  assert.equal(await now(textOf(stream)), 'a');

  clock.mock.mockImplementation(() => 1019);
  const held = textOf(stream);
  stream.push('b', ids(2), null);
  assert.equal(await now(held), 'waiting');
  t.mock.timers.tick(1);
  assert.equal(await now(held), 'b', 'not only 20 ms after it came');
});

test('an error comes after what was held', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const stream = new GenerationStream(() => {}, { deltaInterval: LONG });
  stream.push('a', ids(1), null);
  assert.equal(await textOf(stream), 'a');
  const held = textOf(stream);
  const after = textOf(stream);
  stream.push('b', ids(2), null);
  stream.fail(new Error('broken'));
  assert.equal(await now(held), 'b');
  await assert.rejects(after, /broken/);
  assert.equal(await textOf(stream), undefined);
});

test('leaving drops what is held', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const controller = new AbortController();
  let cancelled = 0;
  const stream = new GenerationStream(() => cancelled++, {
    deltaInterval: LONG,
    signal: controller.signal,
  });
  stream.push('a', ids(1), null);
  assert.equal(await textOf(stream), 'a');
  const held = textOf(stream);
  stream.push('b', ids(2), null);
  controller.abort(new Error('gone'));
  await assert.rejects(held, /gone/);
  assert.equal(cancelled, 1);
  t.mock.timers.tick(LONG);
  assert.equal(await textOf(stream), undefined);
});

test('an interval out of range is refused', () => {
  for (const deltaInterval of [-1, Number.NaN, Infinity]) {
    assert.throws(
      () => new GenerationStream(() => {}, { deltaInterval }),
      (error: OpenVINOServeError) =>
        error.code === 'INVALID_ARGUMENT' && error.param === 'deltaInterval',
      String(deltaInterval),
    );
  }
});
