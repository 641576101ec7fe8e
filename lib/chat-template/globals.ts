/** The functions that every template finds. */
import { callable } from './arguments.js';
import { strftime } from './strftime.js';
import { RUN_BLOCK } from './tag-rewrite.js';
import { str } from './text.js';
import {
  iterate,
  Namespace,
  numberOf,
  RenderError,
  typeName,
  type Callable,
  type Kwargs,
  type Value,
} from './values.js';

/** Thrown by a template's `raise_exception`: the conversation is what it refuses. */
export class RaisedError extends RenderError {}

// jinja2's sandbox sets the same limit.
const LONGEST_RANGE = 100_000;

export const GLOBALS: Readonly<Record<string, Callable>> = {
  range: callable('range', ['start', 'stop', 'step'], range),
  namespace: (args, kwargs) => new Namespace(pairs(args, kwargs)),
  dict: (args, kwargs) => new Map<Value, Value>(pairs(args, kwargs)),
  joiner: callable('joiner', ['sep'], joiner),
  raise_exception: callable('raise_exception', ['message'], (message) => {
    throw new RaisedError(str(message));
  }),
  [RUN_BLOCK]: (_, kwargs) => (kwargs.get('caller') as Callable)([], new Map()),
  strftime_now: callable('strftime_now', ['format'], (format) => strftime(new Date(), str(format))),
};

function pairs(args: Value[], kwargs: Kwargs): Kwargs {
  const values: Kwargs = new Map();
  for (const source of args) {
    const entries = source instanceof Map ? source : iterate(source).map(iterate);
    for (const [key, value] of entries as Iterable<Value[]>) values.set(str(key), value);
  }
  for (const [name, value] of kwargs) values.set(name, value);
  return values;
}

function range(first: Value, last: Value, by: Value = 1): Value {
  const [start, stop] = last === undefined ? [0, int(first)] : [int(first), int(last)];
  const step = int(by);
  if (step === 0) throw new RenderError('range() arg 3 must not be zero');
  const length = Math.max(0, Math.ceil((stop - start) / step));
  if (length > LONGEST_RANGE) throw new RenderError('Range too big.');
  return Array.from({ length }, (_, i) => start + i * step);
}

function int(value: Value): number {
  const number = numberOf(value);
  if (number !== undefined && Number.isInteger(number)) return number;
  throw new RenderError(`'${typeName(value)}' object cannot be interpreted as an integer`);
}

function joiner(separator: Value = ', '): Callable {
  let used = false;
  return () => {
    if (used) return separator;
    used = true;
    return '';
  };
}
