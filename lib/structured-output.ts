/** What an answer can be constrained to, and how the engine is told. */
import Type from './typebox.js';
import type { NativeGrammar } from './binding.js';
import { LruCache } from './lru-cache.js';
import {
  choicesToEbnf,
  grammarToEbnf,
  regexToEbnf,
  schemaToEbnf,
  toSafeFormat,
} from './json-schema/enforceable.js';

export const StructuredOutput = Type.Union(
  [
    Type.Object({ type: Type.Literal('json_object') }),
    Type.Object({ type: Type.Literal('json_schema'), schema: Type.Unknown() }),
    Type.Object({ type: Type.Literal('regex'), pattern: Type.String({ minLength: 1 }) }),
    Type.Object({
      type: Type.Literal('choice'),
      choices: Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }),
    }),
    Type.Object({
      type: Type.Literal('grammar'),
      grammar: Type.String({ minLength: 1, description: 'EBNF as xgrammar reads it.' }),
    }),
    Type.Object({
      type: Type.Literal('structural_tag'),
      format: Type.Unknown({ description: "The `format` of xgrammar's structural tags." }),
    }),
  ],
  {
    description:
      'What the answer must fit: any JSON object, a JSON Schema, a regular expression, one of several texts, or a grammar.',
  },
);
export type StructuredOutput = Type.Static<typeof StructuredOutput>;

const REMEMBERED = 64;
const compiled = new LruCache<NativeGrammar>(REMEMBERED);

/**
 * In a notation of the engine's. The engine has converters of its own for schemas and regular
 * expressions, which let through what does not fit; see json-schema/enforceable.ts. What was made
 * last is remembered: a request asks several times, and most come with a schema seen before.
 * @throws {OpenVINOServeError} `INVALID_GRAMMAR` for what the engine would enforce only in part
 */
export function toGrammar(output: StructuredOutput): NativeGrammar {
  const key = textOf(output);
  return key === undefined ? compile(output) : compiled.get(key, () => compile(output));
}

/** Undefined for what is no JSON, which no grammar can be made of; compiling says why. */
function textOf(output: StructuredOutput): string | undefined {
  try {
    return JSON.stringify(output);
  } catch {
    return undefined;
  }
}

function compile(output: StructuredOutput): NativeGrammar {
  switch (output.type) {
    case 'json_object':
      return { kind: 'ebnf', text: schemaToEbnf({ type: 'object' }) };
    case 'json_schema':
      return { kind: 'ebnf', text: schemaToEbnf(output.schema) };
    case 'regex':
      return { kind: 'ebnf', text: regexToEbnf(output.pattern) };
    case 'choice':
      return { kind: 'ebnf', text: choicesToEbnf(output.choices) };
    case 'grammar':
      return { kind: 'ebnf', text: grammarToEbnf(output.grammar) };
    case 'structural_tag': {
      const tag = { type: 'structural_tag', format: toSafeFormat(output.format) };
      return { kind: 'structural-tag', text: JSON.stringify(tag) };
    }
  }
}
