/** jinja2's filters, with transformers' `tojson`. */
import { bind } from './arguments.js';
import { ownAttribute } from './attributes.js';
import { CHOOSING_FILTERS } from './choosing-filters.js';
import type { Filter, NamedFilters } from './filter-types.js';
import { toJson } from './json-filter.js';
import { NUMBER_FILTERS } from './number-filters.js';
import { SEQUENCE_FILTERS } from './sequence-filters.js';
import { TUPLE_FILTER } from './tag-rewrite.js';
import { str } from './text.js';
import { formatFilter, TEXT_FILTERS } from './text-filters.js';
import { iterate, truthy, tuple, type Value } from './values.js';

const orElse = (value: Value, fallback: Value = '', boolean: Value = false): Value =>
  value === undefined || (truthy(boolean) && !truthy(value)) ? fallback : value;

const NAMED: NamedFilters = {
  ...TEXT_FILTERS,
  ...NUMBER_FILTERS,
  ...SEQUENCE_FILTERS,
  tojson: [['ensure_ascii', 'indent', 'separators', 'sort_keys'], toJson],
  default: [['default_value', 'boolean'], orElse],
  d: [['default_value', 'boolean'], orElse],
  [TUPLE_FILTER]: [[], (value) => tuple(iterate(value))],
  attr: [['name'], (value, name) => ownAttribute(value, str(name))],
};

const OTHERS: Readonly<Record<string, Filter>> = {
  ...CHOOSING_FILTERS,
  format: formatFilter,
};

export function findFilter(name: string): Filter | undefined {
  if (Object.hasOwn(OTHERS, name)) return OTHERS[name];
  const entry = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
  if (!entry) return undefined;
  const [names, filter] = entry;
  return (value, args, kwargs) => filter(value, ...bind(name, names, args, kwargs));
}
