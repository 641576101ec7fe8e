/**
 * Checks parameters that a request's schema does not have: a value that changes nothing here is
 * accepted, every other value gets an error that names it.
 */
import { HttpError } from './openai-error.js';

export type Accept = (value: unknown) => boolean;

/** A hint or label: whatever it says, the answer is the same. */
export const anything: Accept = () => true;
export const nothing: Accept = (value) => value === null;
export const oneOf =
  (...values: unknown[]): Accept =>
  (value) =>
    value === null || values.includes(value);
export const emptyArray: Accept = (value) =>
  value === null || (Array.isArray(value) && value.length === 0);
export const emptyObject: Accept = (value) =>
  value === null || (typeof value === 'object' && Object.keys(value).length === 0);

/** `accepted` says in words what `accept` lets pass; it is shown in the documentation and in errors. */
export type Parameters = Readonly<Record<string, { accept: Accept; accepted: string }>>;

/**
 * @param known names of the parameters that the schema has
 * @param accepted those that the API has besides
 * @param path of `object`, for errors; empty for the body itself
 * @throws {HttpError} `unsupported_parameter` for one of the API's that cannot be honoured,
 *   `unknown_parameter` for one that nobody knows
 */
export function checkOtherParameters(
  object: object,
  known: ReadonlySet<string>,
  accepted: Parameters = {},
  path = '',
): void {
  for (const [key, value] of Object.entries(object)) {
    if (known.has(key)) continue;
    const name = path === '' ? key : `${path}.${key}`;
    const parameter = Object.hasOwn(accepted, key) ? accepted[key] : undefined;
    if (parameter === undefined) {
      throw new HttpError('unknown_parameter', `Unknown parameter: '${name}'.`, { param: name });
    }
    if (!parameter.accept(value)) {
      throw new HttpError(
        'unsupported_parameter',
        `Unsupported parameter: '${name}' cannot be honoured by this server. Leave it out; the only value accepted is ${parameter.accepted}.`,
        { param: name },
      );
    }
  }
}
