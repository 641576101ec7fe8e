import type { Static, TObject, TSchema } from 'typebox';
import { Compile, type Validator } from './typebox.js';
import type { TLocalizedValidationError } from 'typebox/error';
import { OpenVINOServeError } from './errors.js';

/**
 * A compiled schema: returns the value, typed, without the keys that are set to undefined.
 * @throws {OpenVINOServeError} `INVALID_ARGUMENT` that names the key and the value
 */
export type Check<T extends TObject> = (value: unknown) => Static<T>;

/** Compiles a schema once; `what` names the value in messages, such as `options`. */
export function compileCheck<T extends TObject>(schema: T, what: string): Check<T> {
  const validator: Validator = Compile<TSchema>(schema);
  return (value) => {
    if (validator.Check(value)) return withoutUndefined(value) as Static<T>;
    throw toError(mostSpecific(validator.Errors(value)), value, what);
  };
}

/** A key set to undefined counts as left out, so that defaults can be laid under what remains. */
function withoutUndefined(value: unknown): unknown {
  const entries = Object.entries(value as Record<string, unknown>);
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}

/** Of a union's errors, the one deepest in the value says best what is wrong. */
function mostSpecific(errors: TLocalizedValidationError[]): TLocalizedValidationError | undefined {
  const unknownKey = errors.find((error) => error.keyword === 'additionalProperties');
  const depth = (error: TLocalizedValidationError) => error.instancePath.split('/').length;
  return unknownKey ?? [...errors].sort((a, b) => depth(b) - depth(a))[0];
}

function toError(
  error: TLocalizedValidationError | undefined,
  value: unknown,
  what: string,
): OpenVINOServeError {
  if (!error) return new OpenVINOServeError('INVALID_ARGUMENT', `${what} is not valid`);
  const keys = error.instancePath.split('/').slice(1);
  const path = [what, ...keys].join('.');
  const param = keys.join('.') || what;
  if (error.keyword === 'additionalProperties') {
    const names = error.params.additionalProperties.map((name) => `"${name}"`).join(', ');
    return new OpenVINOServeError('INVALID_ARGUMENT', `${path} has no such key: ${names}`, {
      param: error.params.additionalProperties[0] ?? param,
    });
  }
  const found = keys.reduce<unknown>(
    (inner, key) => (inner as Record<string, unknown> | undefined)?.[key],
    value,
  );
  const message = `${path} ${error.message}, but is ${show(found)}`;
  return new OpenVINOServeError('INVALID_ARGUMENT', message, { param });
}

function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'object' && value !== null) {
    return Array.isArray(value) ? 'an array' : 'an object';
  }
  return String(value);
}
