/** The methods of Python's `str`. */
import { callable } from './arguments.js';
import { changeCase, capitalize, title } from './letter-case.js';
import { str } from './text.js';
import { split, splitLines, strip } from './split.js';
import {
  type Callable,
  iterate,
  numberOf,
  RenderError,
  Tuple,
  tuple,
  typeName,
  type Value,
} from './values.js';

type Method = (text: string, ...args: Value[]) => Value;

const METHODS: Readonly<Record<string, [names: string[], method: Method]>> = {
  upper: [[], (text) => text.toUpperCase()],
  lower: [[], (text) => text.toLowerCase()],
  casefold: [[], (text) => text.toLowerCase()],
  swapcase: [[], changeCase],
  capitalize: [[], capitalize],
  title: [[], title],
  strip: [['chars'], (text, chars) => strip(text, chars, 'both')],
  lstrip: [['chars'], (text, chars) => strip(text, chars, 'start')],
  rstrip: [['chars'], (text, chars) => strip(text, chars, 'end')],
  split: [['sep', 'maxsplit'], (text, sep, max) => split(text, sep, max, false)],
  rsplit: [['sep', 'maxsplit'], (text, sep, max) => split(text, sep, max, true)],
  splitlines: [['keepends'], (text, keep) => splitLines(text, keep === true)],
  partition: [
    ['sep'],
    (text, sep) => partition(text, text.indexOf(string(sep)), string(sep), false),
  ],
  rpartition: [
    ['sep'],
    (text, sep) => partition(text, text.lastIndexOf(string(sep)), string(sep), true),
  ],
  replace: [['old', 'new', 'count'], replace],
  startswith: [['prefix'], (text, prefix) => anyOf(prefix, (part) => text.startsWith(part))],
  endswith: [['suffix'], (text, suffix) => anyOf(suffix, (part) => text.endsWith(part))],
  removeprefix: [
    ['prefix'],
    (text, prefix) => (text.startsWith(string(prefix)) ? text.slice(string(prefix).length) : text),
  ],
  removesuffix: [
    ['suffix'],
    (text, suffix) =>
      string(suffix) !== '' && text.endsWith(string(suffix))
        ? text.slice(0, -string(suffix).length)
        : text,
  ],
  find: [['sub'], (text, sub) => position(text, text.indexOf(string(sub)))],
  rfind: [['sub'], (text, sub) => position(text, text.lastIndexOf(string(sub)))],
  index: [['sub'], (text, sub) => found(position(text, text.indexOf(string(sub))))],
  count: [['sub'], (text, sub) => text.split(string(sub)).length - 1],
  join: [['iterable'], (text, list) => iterate(list).map(string).join(text)],
  zfill: [['width'], zfill],
  ljust: [
    ['width', 'fillchar'],
    (text, width, fill = ' ') => text + padding(text, width, string(fill)),
  ],
  rjust: [
    ['width', 'fillchar'],
    (text, width, fill = ' ') => padding(text, width, string(fill)) + text,
  ],
  isdigit: [[], (text) => /^\p{Nd}+$/u.test(text)],
  isdecimal: [[], (text) => /^\p{Nd}+$/u.test(text)],
  isnumeric: [[], (text) => /^\p{N}+$/u.test(text)],
  isalpha: [[], (text) => /^\p{L}+$/u.test(text)],
  isalnum: [[], (text) => /^[\p{L}\p{N}]+$/u.test(text)],
  isspace: [[], (text) => text !== '' && strip(text, null, 'both') === ''],
  islower: [[], (text) => text === text.toLowerCase() && text !== text.toUpperCase()],
  isupper: [[], (text) => text === text.toUpperCase() && text !== text.toLowerCase()],
};

export function stringMethod(text: string, name: string): Callable | undefined {
  if (name === 'format') return (args, kwargs) => format(text, args, kwargs);
  const entry = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  if (!entry) return undefined;
  const [names, method] = entry;
  return callable(name, names, (...args) => method(text, ...args));
}

/** Replaces from the left, at most `count` times. */
export function replace(text: string, old: Value, by: Value, count: Value): string {
  const from = string(old);
  const most = count === undefined || count === null ? -1 : (numberOf(count) ?? -1);
  if (most < 0) return text.replaceAll(from, () => string(by));
  let done = 0;
  return text.replaceAll(from, (match) => (done++ < most ? string(by) : match));
}

function string(value: Value): string {
  if (typeof value === 'string') return value;
  throw new RenderError(`expected a str, but got ${typeName(value)}`);
}

function anyOf(parts: Value, test: (part: string) => boolean): boolean {
  return parts instanceof Tuple ? parts.some((part) => test(string(part))) : test(string(parts));
}

function partition(text: string, at: number, separator: string, last: boolean): Tuple {
  const parts =
    at === -1
      ? last
        ? ['', '', text]
        : [text, '', '']
      : [text.slice(0, at), separator, text.slice(at + separator.length)];
  return tuple(parts);
}

/** Positions count code points. */
function position(text: string, at: number): number {
  return at <= 0 ? at : Array.from(text.slice(0, at)).length;
}

function found(at: number): number {
  if (at === -1) throw new RenderError('substring not found');
  return at;
}

function padding(text: string, width: Value, fill: string): string {
  return fill.repeat(Math.max(0, (numberOf(width) ?? 0) - Array.from(text).length));
}

function zfill(text: string, width: Value): string {
  const [, sign = '', digits = ''] = /^([+-]?)(.*)$/s.exec(text) ?? [];
  return sign + padding(text, width, '0') + digits;
}

/** `str.format` with fields by place or by name, without format specifications. */
function format(text: string, args: Value[], kwargs: ReadonlyMap<string, Value>): string {
  let next = 0;
  return text.replace(/\{\{|\}\}|\{(\w*)\}|[{}]/g, (match, field?: string) => {
    if (match === '{{' || match === '}}') return match.slice(1);
    if (field === undefined) throw new RenderError('unsupported format string');
    if (field !== '' && !/^\d+$/.test(field)) return str(kwargs.get(field));
    return str(args[field === '' ? next++ : Number(field)]);
  });
}
