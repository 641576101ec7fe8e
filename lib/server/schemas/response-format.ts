/** What an answer must fit, in OpenAI's form and in vLLM's. */
import Type from '../../typebox.js';
import { nullable } from './nullable.js';

const JsonSchema = Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Boolean()]);

export const ResponseFormat = Type.Union(
  [
    Type.Object({ type: Type.Literal('text') }),
    Type.Object({ type: Type.Literal('json_object') }),
    Type.Object({
      type: Type.Literal('json_schema'),
      json_schema: Type.Object({
        name: Type.Optional(Type.String()),
        description: Type.Optional(Type.String()),
        schema: Type.Optional(JsonSchema),
        strict: nullable(Type.Boolean()),
      }),
    }),
  ],
  {
    description:
      '`json_object` or `json_schema`: the answer is constrained to fit while it is generated, whatever `strict` says. A schema that cannot be enforced as a whole is refused. Beside `tools`, the answer fits or calls.',
  },
);
export type ResponseFormat = Type.Static<typeof ResponseFormat>;

export const StructuredOutputs = Type.Object(
  {
    json: nullable(Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.String()])),
    regex: nullable(Type.String({ minLength: 1 })),
    choice: nullable(Type.Array(Type.String({ minLength: 1 }), { minItems: 1 })),
    grammar: nullable(Type.String({ minLength: 1 })),
    json_object: nullable(Type.Boolean()),
    structural_tag: nullable(Type.String({ minLength: 1 })),
  },
  {
    additionalProperties: false,
    description:
      "vLLM's: one of `json` (a schema, or its text), `regex`, `choice` (texts), `grammar` (EBNF as xgrammar reads it), `json_object` and `structural_tag` (xgrammar's, as text).",
  },
);
export type StructuredOutputs = Type.Static<typeof StructuredOutputs>;
