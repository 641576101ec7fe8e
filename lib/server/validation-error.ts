/** Words what a schema found wrong the way OpenAI's API does, with the value and what was expected. */
import type { TLocalizedValidationError } from 'typebox/error';
import type { HttpErrorCode } from './http-error-codes.js';
import { describeType, nameType } from './json-types.js';
import { HttpError } from './openai-error.js';

type Failure = TLocalizedValidationError;

/**
 * @param schema the schema that `value` broke, as JSON Schema
 * @param failures what the schema reports for `value`, in its order; at least one
 */
export function toValidationError(
  schema: unknown,
  value: unknown,
  failures: readonly Failure[],
): HttpError {
  const failure = mostTelling(failures);
  const path = failure.instancePath;
  const param = toParam(path);
  const actual = lookUp(value, path);
  const error = (code: HttpErrorCode, message: string) => new HttpError(code, message, { param });
  const quoted = param === undefined ? 'the body' : `'${param}'`;
  switch (failure.keyword) {
    case 'required': {
      const [missing = ''] = failure.params.requiredProperties;
      const name = toParam(`${path}/${missing}`);
      return new HttpError('missing_required_parameter', `Missing required parameter: '${name}'.`, {
        param: name,
      });
    }
    case 'minimum':
    case 'maximum': {
      const { comparison, limit } = failure.params;
      const { type } = lookUp(schema, failure.schemaPath.slice(1)) as { type?: string };
      const kind = type === 'integer' ? 'integer' : 'decimal';
      const [code, side] =
        failure.keyword === 'minimum'
          ? ([`${kind}_below_min_value`, 'below minimum'] as const)
          : ([`${kind}_above_max_value`, 'above maximum'] as const);
      return error(
        code,
        `Invalid ${quoted}: ${kind} ${side} value. Expected a value ${comparison} ${limit}, but got ${String(actual)} instead.`,
      );
    }
    case 'minLength':
      return error(
        'empty_string',
        `Invalid ${quoted}: empty string. Expected a string with minimum length ${failure.params.limit}, but got an empty string instead.`,
      );
    case 'pattern':
      return error(
        'invalid_value',
        `Invalid value: ${JSON.stringify(actual)} for ${quoted}. Expected a string that matches ${String(failure.params.pattern)}.`,
      );
    case 'minItems':
      return error(
        'empty_array',
        `Invalid ${quoted}: empty array. Expected an array with minimum length ${failure.params.limit}, but got an empty array instead.`,
      );
    case 'maxItems':
      return error(
        'array_above_max_length',
        `Invalid ${quoted}: array too long. Expected an array with maximum length ${failure.params.limit}, but got an array with length ${(actual as unknown[]).length} instead.`,
      );
    case 'enum':
    case 'const': {
      const allowed =
        failure.keyword === 'enum' ? failure.params.allowedValues : [failure.params.allowedValue];
      const values = allowed.map((item) => `'${String(item)}'`).join(', ');
      return error(
        'invalid_value',
        `Invalid value: ${JSON.stringify(actual)} for ${quoted}. Supported values are: ${values}.`,
      );
    }
    default:
      return error(
        'invalid_type',
        `Invalid type for ${quoted}: expected ${expectedTypes(failures, path)}, but got ${describeType(actual)} instead.`,
      );
  }
}

/**
 * A union reports the failures of all its branches. The branch that the value was meant for is the
 * one that got past its type, so a failure other than "wrong type" at the union itself tells most.
 */
function mostTelling(failures: readonly Failure[]): Failure {
  const [first] = failures;
  if (first === undefined) throw new TypeError('no validation failure to word');
  if (!isWrongBranch(first)) return first;
  const path = first.instancePath;
  const below = failures.filter(
    ({ instancePath }) => instancePath === path || instancePath.startsWith(`${path}/`),
  );
  return below.find((item) => item.keyword !== 'anyOf' && !isWrongBranch(item)) ?? first;
}

function isWrongBranch({ keyword, schemaPath }: Failure): boolean {
  return keyword === 'type' && /\/anyOf\/\d+$/.test(schemaPath);
}

function expectedTypes(failures: readonly Failure[], path: string): string {
  const names = failures.flatMap((failure) =>
    failure.keyword === 'type' && failure.instancePath === path ? [failure.params.type].flat() : [],
  );
  // Null is allowed for most parameters, but nobody who sent another type meant it.
  const wanted = names.filter((name) => name !== 'null').map(nameType);
  return wanted.length > 1 ? `one of ${wanted.join(' or ')}` : (wanted[0] ?? 'null');
}

/** Follows a JSON pointer. */
function lookUp(root: unknown, pointer: string): unknown {
  return segments(pointer).reduce<unknown>(
    (value, key) => (value as Record<string, unknown> | undefined)?.[key],
    root,
  );
}

/** `/messages/0/content` becomes `messages[0].content`; the root has no name. */
function toParam(pointer: string): string | undefined {
  const param = segments(pointer).reduce(
    (path, key) => (/^\d+$/.test(key) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`),
    '',
  );
  return param === '' ? undefined : param;
}

function segments(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
