/** Filters that give text. */
import type { Filter, NamedFilters } from './filter-types.js';
import { formatText } from './format.js';
import { capitalize } from './letter-case.js';
import { splitLines, strip } from './split.js';
import { replace } from './string-methods.js';
import { str } from './text.js';
import { numberOf, truthy, tuple, type Value } from './values.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  "'": '&#39;',
  '"': '&#34;',
};

const escape = (value: Value): string =>
  str(value).replace(/[&<>'"]/g, (char) => ENTITIES[char] ?? char);

export const TEXT_FILTERS: NamedFilters = {
  string: [[], str],
  safe: [[], str],
  escape: [[], escape],
  e: [[], escape],
  forceescape: [[], escape],
  upper: [[], (value) => str(value).toUpperCase()],
  lower: [[], (value) => str(value).toLowerCase()],
  capitalize: [[], (value) => capitalize(str(value))],
  title: [
    [],
    (value) =>
      str(value)
        .split(/([-\s({[<]+)/)
        .map(capitalize)
        .join(''),
  ],
  trim: [['chars'], (value, chars) => strip(str(value), chars, 'both')],
  replace: [
    ['old', 'new', 'count'],
    (value, old, by, count) => replace(str(value), str(old), str(by), count),
  ],
  indent: [['width', 'first', 'blank'], indent],
  center: [['width'], center],
  wordcount: [[], (value) => str(value).match(/[\p{L}\p{N}\p{M}_]+/gu)?.length ?? 0],
};

export const formatFilter: Filter = (value, args, kwargs) =>
  formatText(str(value), kwargs.size > 0 ? kwargs : tuple(args));

function indent(
  value: Value,
  width: Value = 4,
  first: Value = false,
  blank: Value = false,
): string {
  const by = typeof width === 'string' ? width : ' '.repeat(numberOf(width) ?? 0);
  const [head = '', ...rest] = splitLines(`${str(value)}\n`);
  const lines = rest.map((line) => (line === '' && !truthy(blank) ? line : by + line));
  return [(truthy(first) ? by : '') + head, ...lines].join('\n');
}

/** Python puts the odd space on the left of a text of odd length in an odd width. */
function center(value: Value, width: Value = 80): string {
  const text = str(value);
  const wide = numberOf(width) ?? 80;
  const room = Math.max(0, wide - Array.from(text).length);
  const left = Math.floor(room / 2) + (room & wide & 1);
  return ' '.repeat(left) + text + ' '.repeat(room - left);
}
