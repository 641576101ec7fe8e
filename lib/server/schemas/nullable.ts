/** OpenAI lets most optional parameters be null, which means the same as leaving them out. */
import Type, { type TNull, type TOptional, type TSchema, type TUnion } from '../../typebox.js';

/**
 * An optional parameter that may be null. Default and description move to the outer schema, where
 * the documentation and tools that read JSON Schema look for them.
 */
export function nullable<T extends TSchema>(schema: T): TOptional<TUnion<[T, TNull]>> {
  const { default: fallback, description, ...constraint } = schema as TSchema & Annotations;
  const annotations = {
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(description === undefined ? {} : { description }),
  };
  return Type.Optional(Type.Union([constraint as T, Type.Null()], annotations));
}

interface Annotations {
  default?: unknown;
  description?: string;
}
