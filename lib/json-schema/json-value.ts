/** Whether a caller's value is plain JSON of a size that can be walked and sent on. */
import { LIMITS } from './limits.js';
import { refuse } from './refuse.js';

/**
 * @param what names the value in messages, such as `schema`
 * @throws {OpenVINOServeError} `INVALID_GRAMMAR` if it is too deep or large, or no JSON
 */
export function assertPlainJson(value: unknown, what: string): void {
  const fail = (reason: string): never => refuse(`The ${what} ${reason}.`, what);
  let values = 0;
  let characters = 0;
  // A stack of its own, since a recursive walk could overflow before the depth is known.
  const stack: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  const visit = (item: unknown, depth: number) => {
    if (++values > LIMITS.jsonValues) fail(`has more than ${LIMITS.jsonValues} values`);
    if (depth > LIMITS.jsonDepth) fail(`is nested more than ${LIMITS.jsonDepth} levels deep`);
    stack.push({ value: item, depth });
  };
  const read = (text: string) => {
    characters += text.length;
    if (characters > LIMITS.text) fail(`has more than ${LIMITS.text} characters`);
    // The engine's readers end at a NUL, and UTF-8 cannot spell half a surrogate pair.
    if (/\0|\p{Surrogate}/u.test(text)) fail('has a text with a character that cannot be written');
  };
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { value: item, depth } = top;
    if (typeof item === 'string') read(item);
    else if (Array.isArray(item)) for (const part of item as unknown[]) visit(part, depth + 1);
    else if (isObject(item)) {
      for (const [key, part] of Object.entries(item)) {
        read(key);
        visit(part, depth + 1);
      }
    } else if (item !== null && typeof item !== 'boolean' && !Number.isFinite(item)) {
      fail(`has a value that is no JSON, a ${typeof item}`);
    }
  }
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** The text of a JSON value with the keys of its objects in one order. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}
