import { pythonToJson } from './python-literal.js';

type Schema = Readonly<Record<string, unknown>>;

/** References to references, and schemas in schemas, that are followed. */
const MAX_DEPTH = 8;

/**
 * The JSON text of a value that was written as plain text, by what the schema says of it. What does
 * not fit the schema is a string, as is everything where the schema allows strings and nothing else.
 * @param root the schema of all arguments, which references start from
 */
export function toJson(text: string, schema: unknown, root: unknown): string {
  const types = typesOf(schema, root);
  const trimmed = text.trim();
  for (const [type, convert] of CONVERSIONS) {
    if (!types.has(type) && types.size > 0) continue;
    const json = convert(trimmed);
    if (json !== undefined) return json;
  }
  return JSON.stringify(text);
}

type Conversion = (text: string) => string | undefined;

const CONVERSIONS: readonly (readonly [type: string, convert: Conversion])[] = [
  ['null', (text) => (/^(null|None)$/.test(text) ? 'null' : undefined)],
  ['boolean', (text) => (/^(true|false)$/i.test(text) ? text.toLowerCase() : undefined)],
  ['integer', (text) => (/^-?(0|[1-9]\d*)$/.test(text) ? text : wholeNumber(text))],
  ['number', (text) => (isJson(text) && /^[-\d]/.test(text) ? text : undefined)],
  ['array', (text) => structured(text, '[')],
  ['object', (text) => structured(text, '{')],
];

function wholeNumber(text: string): string | undefined {
  return /^-?(0|[1-9]\d*)\.0+$/.test(text) ? text.slice(0, text.indexOf('.')) : undefined;
}

/** Chat templates that print an object as it is show it to the model as Python does. */
function structured(text: string, open: string): string | undefined {
  if (!text.startsWith(open)) return undefined;
  if (isJson(text)) return text;
  return pythonToJson(text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The types a schema names, in whatever way; none: any. */
export function typesOf(schema: unknown, root: unknown, depth = MAX_DEPTH): Set<unknown> {
  if (!isObject(schema) || depth === 0) return new Set();
  const { type, anyOf, oneOf, $ref: ref } = schema;
  if (typeof ref === 'string') return typesOf(resolve(ref, root), root, depth - 1);
  if (type !== undefined) return new Set(Array.isArray(type) ? type : [type]);
  if (Array.isArray(schema['enum'])) return new Set(schema['enum'].map(typeOf));
  if ('const' in schema) return new Set([typeOf(schema['const'])]);
  const choices = anyOf ?? oneOf;
  if (!Array.isArray(choices)) return new Set();
  return new Set(choices.flatMap((choice) => [...typesOf(choice, root, depth - 1)]));
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** The schema at a JSON pointer (RFC 6901) within the root. */
function resolve(ref: string, root: unknown): unknown {
  if (!ref.startsWith('#')) return undefined;
  let schema = root;
  for (const part of ref.split('/').slice(1)) {
    if (!isObject(schema)) return undefined;
    schema = schema[part.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return schema;
}

export function isObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
