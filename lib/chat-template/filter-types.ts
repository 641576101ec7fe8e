import type { Kwargs, Value } from './values.js';

export type Filter = (value: Value, args: Value[], kwargs: Kwargs) => Value;

/** Filters of which each argument after the value has a name and a place. */
export type NamedFilters = Readonly<
  Record<string, [names: string[], filter: (value: Value, ...args: Value[]) => Value]>
>;
