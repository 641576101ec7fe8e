/**
 * Schemas that objects are asked for with: JSON Schema as it is, which TypeBox's schemas are, and
 * the schemas of libraries that can write themselves as JSON Schema (standardschema.dev: Zod 4.2
 * and later, ArkType, Valibot with its JSON Schema package).
 */
import type { Static, TSchema } from 'typebox';
import { OpenVINOServeError } from '../errors.js';

/** A schema of a library; only what is used of the standard. */
export interface StandardJsonSchema<Output = unknown> {
  readonly '~standard': {
    readonly types?: { readonly output: Output } | undefined;
    readonly validate: (value: unknown) => MaybePromise<Validated<Output>>;
    readonly jsonSchema: {
      readonly input: (options: { target: 'draft-2020-12' }) => Record<string, unknown>;
    };
  };
}

type MaybePromise<T> = T | Promise<T>;
type Validated<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string }[] };

/** A JSON Schema; its values' type is known where it is TypeBox's. */
export type ObjectSchema = StandardJsonSchema | TSchema | Readonly<Record<string, unknown>>;

/** The type of what fits a schema. */
export type ObjectOf<S extends ObjectSchema> =
  S extends StandardJsonSchema<infer Output> ? Output : S extends TSchema ? Static<S> : unknown;

/** The JSON Schema of what a model must write to fit. */
export function toJsonSchema(schema: ObjectSchema): Readonly<Record<string, unknown>> {
  if (!isStandard(schema)) return schema as Readonly<Record<string, unknown>>;
  return schema['~standard'].jsonSchema.input({ target: 'draft-2020-12' });
}

/**
 * What the schema makes of a value that fits its JSON Schema: with defaults and transformations.
 * @throws {OpenVINOServeError} `INVALID_ARGUMENT` where the schema asks for more than its JSON Schema tells
 */
export async function validated<S extends ObjectSchema>(
  schema: S,
  value: unknown,
): Promise<ObjectOf<S>> {
  if (!isStandard(schema)) return value as ObjectOf<S>;
  const result = await schema['~standard'].validate(value);
  if (!result.issues) return result.value as ObjectOf<S>;
  const reasons = result.issues.map(({ message }) => message).join('; ');
  throw new OpenVINOServeError(
    'INVALID_ARGUMENT',
    `The answer fits the JSON Schema, but not the schema itself: ${reasons}`,
    { param: 'schema' },
  );
}

function isStandard(schema: ObjectSchema): schema is StandardJsonSchema {
  return '~standard' in schema;
}
