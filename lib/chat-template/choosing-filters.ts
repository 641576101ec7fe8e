/** Filters that take the name of another filter or of a test. */
import { bind } from './arguments.js';
import type { Filter } from './filter-types.js';
import { findFilter } from './filters.js';
import { getter } from './sequence-filters.js';
import { str } from './text.js';
import { findTest } from './tests.js';
import { generator, iterate, RenderError, truthy, type Kwargs, type Value } from './values.js';

export const CHOOSING_FILTERS: Readonly<Record<string, Filter>> = {
  map,
  select: (value, args) => choose(value, undefined, args, true),
  reject: (value, args) => choose(value, undefined, args, false),
  selectattr: (value, [name, ...args]) => choose(value, name, args, true),
  rejectattr: (value, [name, ...args]) => choose(value, name, args, false),
};

function map(value: Value, args: Value[], kwargs: Kwargs): Value {
  if (args.length === 0) {
    const [attribute, fallback] = bind('map', ['attribute', 'default'], args, kwargs);
    return generator(iterate(value).map(getter(attribute, fallback)));
  }
  const [name, ...rest] = args;
  const filter = findFilter(str(name));
  if (!filter) throw new RenderError(`No filter named '${str(name)}'.`);
  return generator(iterate(value).map((item) => filter(item, rest, kwargs)));
}

function choose(value: Value, attribute: Value, args: Value[], keep: boolean): Value {
  const [name, argument] = args;
  const test = name === undefined ? truthy : findTest(str(name));
  if (!test) throw new RenderError(`No test named '${str(name)}'.`);
  const read = getter(attribute);
  return generator(iterate(value).filter((item) => test(read(item), argument) === keep));
}
