/**
 * What `JSON.parse` loses of a body, and chat templates print: that 1.0 is no integer, the digits of
 * large integers, and the order of keys that look like numbers.
 */
import { parseJson } from '../chat-template/json.js';

const LOSSY = /\d\.0+(?!\d)|\d[eE][+-]?\d|\d{16}|"\d+"\s*:/;
/** Where a body can hold objects that templates print; any other loses nothing that shows. */
const PRINTED = /"(?:tools|chat_template_kwargs|tool_use)"/;

const exact = new WeakMap<object, object>();

/** @param text that `body` was parsed from */
export function rememberExact(body: unknown, text: string): void {
  if (PRINTED.test(text) && LOSSY.test(text)) pair(body, parseJson(text));
}

/** The object as Python would read it: maps instead of objects; itself where nothing was lost. */
export function exactOf(value: object): object {
  return exact.get(value) ?? value;
}

function pair(plain: unknown, read: unknown): void {
  if (typeof plain !== 'object' || plain === null || typeof read !== 'object' || !read) return;
  exact.set(plain, read);
  for (const [key, value] of Object.entries(plain)) {
    if (read instanceof Map) pair(value, (read as Map<string, unknown>).get(key));
    else if (Array.isArray(read)) pair(value, read[Number(key)]);
  }
}
