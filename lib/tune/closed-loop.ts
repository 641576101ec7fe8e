/** A load that a fixed number of streams make: as one answer ends, the stream asks the next. */
import { setMaxListeners } from 'node:events';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import type { Sample } from '../bench/sample.js';
import { deferred } from '../deferred.js';
import type { Engine } from '../engine.js';

/** What is needed of an engine. */
export type ChatEngine = Pick<Engine, 'chat' | 'metrics' | 'close'>;

export interface Load {
  /** Asked in turn, from the first again after the last. */
  samples: readonly Sample[];
  streams: number;
  /** How long is measured, seconds. */
  seconds: number;
  temperature: number;
}

export interface LoopResult {
  /** Tokens generated in the measured time. */
  tokens: number;
  /** Measured time, seconds. */
  duration: number;
  /** Between consecutive deltas of an answer, ms. */
  gaps: number[];
}

// Of the measured time. The first steps compile kernels for the shapes they meet.
const WARM_UP_SHARE = 0.25;

/**
 * Measures once all streams have their first token and the warm-up is over; then cancels what runs.
 * @throws what generating throws, and the signal's reason
 */
export async function runClosedLoop(
  engine: ChatEngine,
  { samples, streams, seconds, temperature }: Load,
  signal: AbortSignal,
): Promise<LoopResult> {
  const over = new AbortController();
  const options = { signal: AbortSignal.any([signal, over.signal]) };
  setMaxListeners(0, options.signal); // Each stream listens; as many as that are no leak.
  const gaps: number[] = [];
  let measuring = false;
  let asked = 0;

  const answer = async ({ messages, maxTokens, schema }: Sample, onToken: () => void) => {
    const params = {
      maxTokens,
      temperature,
      ...(schema
        ? { structuredOutput: { type: 'json_schema' as const, schema } }
        : { ignoreEos: true }),
    };
    let last: number | undefined;
    for await (const { tokenIds } of engine.chat(messages, params, options)) {
      if (tokenIds.length === 0) continue;
      const now = performance.now();
      if (measuring && last !== undefined) gaps.push(now - last);
      last = now;
      onToken();
    }
  };
  const ask = async (onToken: () => void) => {
    for (;;) {
      const sample = samples[asked++ % samples.length];
      if (!sample) throw new RangeError('There are no samples to ask');
      await answer(sample, onToken);
    }
  };
  const measure = async (allStarted: Promise<unknown>): Promise<LoopResult> => {
    await allStarted;
    await setTimeout(seconds * WARM_UP_SHARE * 1000, undefined, options);
    const before = engine.metrics().generationTokens;
    const began = performance.now();
    measuring = true;
    await setTimeout(seconds * 1000, undefined, options);
    const tokens = engine.metrics().generationTokens - before;
    return { tokens, duration: (performance.now() - began) / 1000, gaps };
  };

  const started = Array.from({ length: streams }, () => deferred<undefined>());
  const asking = started.map(({ resolve }) => ask(() => resolve(undefined)));
  try {
    // The streams never end: what they settle with is the error of the first that fails.
    return await Promise.race([
      measure(Promise.all(started.map(({ promise }) => promise))),
      ...asking,
    ]);
  } finally {
    over.abort();
    await Promise.allSettled(asking);
  }
}
