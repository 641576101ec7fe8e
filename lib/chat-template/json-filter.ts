import { dumps } from './json.js';
import { numberOf, RenderError, truthy, type Value } from './values.js';

/** transformers' own `tojson`: Python's `json.dumps` with its defaults but `ensure_ascii=False`. */
export function toJson(
  value: Value,
  ensureAscii?: Value,
  indent?: Value,
  separators?: Value,
  sortKeys?: Value,
): string {
  const indentText = readIndent(indent);
  const [itemSeparator, keySeparator] = readSeparators(separators) ?? [
    indentText === undefined ? ', ' : ',',
    ': ',
  ];
  return dumps(value, {
    indent: indentText,
    itemSeparator,
    keySeparator,
    sortKeys: truthy(sortKeys),
    ensureAscii: truthy(ensureAscii),
  });
}

function readIndent(indent: Value): string | undefined {
  if (indent === undefined || indent === null) return undefined;
  return typeof indent === 'string' ? indent : ' '.repeat(Math.max(0, numberOf(indent) ?? 0));
}

function readSeparators(separators: Value): [string, string] | undefined {
  if (separators === undefined || separators === null) return undefined;
  const [item, key] = Array.isArray(separators) ? separators : [];
  if (typeof item === 'string' && typeof key === 'string') return [item, key];
  throw new RenderError('separators must be two strings');
}
