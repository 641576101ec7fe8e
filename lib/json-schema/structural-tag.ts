/** Structural tags: texts that switch from free text to constrained text. */
import { choicesToEbnf } from './choice-ebnf.js';
import { grammarToEbnf } from './ebnf-grammar.js';
import { assertPlainJson, isObject, type JsonObject } from './json-value.js';
import { below, quote, refuse, type Pointer } from './refuse.js';
import { regexToEbnf } from './regex-ebnf.js';
import { compileSchema } from './schema-compiler.js';

const fail = (at: Pointer, reason: string): never =>
  refuse(`The structural tag cannot be enforced: ${quote(at === '' ? '/' : at)} ${reason}.`);

/** The keys of each type; null for those that hold further formats. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  const_string: ['value'],
  any_text: ['excludes'],
  json_schema: ['json_schema'],
  regex: ['pattern'],
  grammar: ['grammar'],
  sequence: ['elements'],
  or: ['elements'],
  tag: ['begin', 'content', 'end'],
  triggered_tags: ['triggers', 'tags', 'excludes', 'at_least_one', 'stop_after_first'],
  tags_with_separator: ['tags', 'separator', 'at_least_one', 'stop_after_first'],
};

/**
 * The same format with every text, schema and regular expression replaced by a grammar for it.
 * @throws {OpenVINOServeError} `INVALID_GRAMMAR`
 */
export function toSafeFormat(format: unknown): JsonObject {
  assertPlainJson(format, 'structural tag');
  return convert(format, '');
}

function convert(format: unknown, at: Pointer): JsonObject {
  if (!isObject(format)) return fail(at, 'must be an object');
  const type = format['type'];
  const keys = typeof type === 'string' && Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  if (keys === undefined) {
    return fail(below(at, 'type'), `must be one of ${Object.keys(TYPES).join(', ')}`);
  }
  const unknown = Object.keys(format).find((key) => key !== 'type' && !keys.includes(key));
  if (unknown !== undefined) fail(below(at, unknown), `is not a key of ${quote(type)}`);
  const read = (key: string): string => {
    const value = format[key];
    return typeof value === 'string' && value !== ''
      ? value
      : fail(below(at, key), 'must be a text');
  };
  const all = (key: string): JsonObject[] => {
    const value = format[key];
    if (!Array.isArray(value) || value.length === 0) return fail(below(at, key), 'must be a list');
    return value.map((item, i) => convert(item, below(at, key, i)));
  };
  switch (type) {
    case 'const_string':
      return { type: 'grammar', grammar: choicesToEbnf([read('value')]) };
    case 'json_schema':
      return { type: 'grammar', grammar: compileSchema(format['json_schema']) };
    case 'regex':
      return { type: 'grammar', grammar: regexToEbnf(read('pattern')) };
    case 'grammar':
      return { type: 'grammar', grammar: grammarToEbnf(read('grammar')) };
    case 'sequence':
    case 'or':
      return { ...format, elements: all('elements') };
    case 'tag':
      return { ...format, content: convert(format['content'], below(at, 'content')) };
    case 'triggered_tags':
    case 'tags_with_separator':
      return { ...format, tags: all('tags') };
    default:
      return format;
  }
}
