/**
 * Checks requests with the compiled TypeBox schemas. Fastify's own validator would convert types,
 * fill in defaults and drop properties; here a request is right as it is or refused.
 */
import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from '../../typebox.js';
import { toValidationError } from '../validation-error.js';

export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema }) => {
  const validator = Compile(schema);
  return (value) =>
    validator.Check(value)
      ? { value }
      : { error: toValidationError(schema, value, validator.Errors(value)) };
};
