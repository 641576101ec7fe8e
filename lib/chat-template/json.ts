/** JSON as Python's `json` module reads and writes it. */
import { formatFloat, formatInt } from './text.js';
import {
  DictView,
  float,
  floatOf,
  Generator,
  isFloat,
  isInt,
  RenderError,
  typeName,
  type Dict,
  type Value,
} from './values.js';

export interface JsonStyle {
  indent: string | undefined;
  itemSeparator: string;
  keySeparator: string;
  sortKeys: boolean;
  ensureAscii: boolean;
}

/** `json.dumps`. */
export function dumps(value: Value, style: JsonStyle, padding = '\n'): string {
  if (typeof value === 'string') return quote(value, style);
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (isFloat(value)) return jsonFloat(floatOf(value));
  if (isInt(value)) return formatInt(value);
  const inner = style.indent === undefined ? '' : padding + style.indent;
  const outer = style.indent === undefined ? '' : padding;
  const wrap = (open: string, parts: string[], close: string): string =>
    parts.length === 0
      ? open + close
      : open + inner + parts.join(style.itemSeparator + inner) + outer + close;
  if (value instanceof Map) {
    const parts = entries(value, style).map(
      ([key, item]) => quote(key, style) + style.keySeparator + dumps(item, style, inner),
    );
    return wrap('{', parts, '}');
  }
  if (Array.isArray(value) && !(value instanceof Generator || value instanceof DictView)) {
    const parts = Array.from(value, (item) => dumps(item, style, inner));
    return wrap('[', parts, ']');
  }
  throw new RenderError(`Object of type ${typeName(value)} is not JSON serializable`);
}

function entries(dict: Dict, { sortKeys }: JsonStyle): [string, Value][] {
  const all = [...dict].map(([key, value]): [string, Value] => [keyText(key), value]);
  return sortKeys ? all.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)) : all;
}

function keyText(key: Value): string {
  if (typeof key === 'string') return key;
  if (key === null || typeof key === 'boolean') return String(key);
  if (isFloat(key)) return jsonFloat(floatOf(key));
  if (isInt(key)) return String(key);
  throw new RenderError(`keys must be str, int, float, bool or None, not ${typeName(key)}`);
}

function jsonFloat(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  return Number.isFinite(value) ? formatFloat(value) : value > 0 ? 'Infinity' : '-Infinity';
}

function quote(text: string, { ensureAscii }: JsonStyle): string {
  const quoted = JSON.stringify(text);
  if (!ensureAscii) return quoted;
  return quoted.replace(
    /[\u007f-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\]|\\.)*"/sy;
const SPACE = /[ \t\n\r]*/y;

/**
 * Reads JSON without what `JSON.parse` loses of it and templates write back: that 1.0 is a float,
 * ints of any size, and the order of keys that look like numbers. Objects become Maps.
 * @throws {SyntaxError} for what is not JSON
 */
export function parseJson(text: string): unknown {
  // What JSON.parse accepts needs no check below.
  const plain: unknown = JSON.parse(text);
  return typeof plain === 'object' && plain !== null ? new JsonReader(text).value() : plain;
}

class JsonReader {
  #at = 0;

  constructor(readonly text: string) {}

  value(): Value {
    this.#take(SPACE);
    const char = this.text[this.#at];
    const value =
      char === '{'
        ? this.#object()
        : char === '['
          ? this.#array()
          : char === '"'
            ? this.#string()
            : this.#scalar();
    this.#take(SPACE);
    return value;
  }

  #object(): Dict {
    const dict: Dict = new Map();
    this.#items('}', () => {
      this.#take(SPACE);
      const key = this.#string();
      this.#take(SPACE);
      this.#at += 1;
      dict.set(key, this.value());
    });
    return dict;
  }

  #array(): Value[] {
    const list: Value[] = [];
    this.#items(']', () => list.push(this.value()));
    return list;
  }

  #items(close: string, read: () => void): void {
    this.#at += 1;
    this.#take(SPACE);
    if (this.text[this.#at] === close) this.#at += 1;
    else {
      do read();
      while (this.text[this.#at++] === ',');
    }
  }

  #string(): string {
    return JSON.parse(this.#take(STRING)[0]) as string;
  }

  #scalar(): Value {
    for (const [word, value] of [
      ['null', null],
      ['true', true],
      ['false', false],
    ] as const) {
      if (!this.text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      return value;
    }
    const [digits, fraction, exponent] = this.#take(NUMBER);
    if (fraction !== undefined || exponent !== undefined) return float(Number(digits));
    const int = Number(digits);
    return Number.isSafeInteger(int) ? int + 0 : BigInt(digits);
  }

  #take(pattern: RegExp): RegExpExecArray {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.text);
    if (!match) throw new SyntaxError(`unexpected JSON at ${this.#at}`);
    this.#at += match[0].length;
    return match;
  }
}
