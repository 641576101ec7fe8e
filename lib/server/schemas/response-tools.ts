/** Tools, the choice among them and the format of the text, as the Responses API has them. */
import Type from '../../typebox.js';
import { nullable } from './nullable.js';
import { Tool } from './tools.js';

const { name, parameters, strict } = Tool.properties.function.properties;

export const ResponseTool = Type.Object({
  type: Type.String({
    description: "`function`. The tools that OpenAI's servers run are refused.",
  }),
  name: Type.Optional(name),
  description: nullable(Type.String({ description: 'What it does, for the model.' })),
  parameters,
  strict,
});
export type ResponseTool = Type.Static<typeof ResponseTool>;

const Named = Type.Object({
  type: Type.Literal('function'),
  name: Type.String({ minLength: 1 }),
});

export const ResponseToolChoice = Type.Union(
  [
    Type.Enum(['none', 'auto', 'required']),
    Named,
    Type.Object({
      type: Type.Literal('allowed_tools'),
      mode: Type.Enum(['auto', 'required']),
      tools: Type.Array(Named, { minItems: 1 }),
    }),
  ],
  {
    description:
      '`none`: no calls; `auto`: the model decides; `required`: one call or more; `{"type":"function","name":…}`: this one; `{"type":"allowed_tools","mode":…,"tools":[…]}`: `auto` or `required` among these, and the model is shown no others. `required`, one by name and `strict` constrain decoding, so that arguments always fit their schema.',
  },
);
export type ResponseToolChoice = Type.Static<typeof ResponseToolChoice>;

export const TextFormat = Type.Union(
  [
    Type.Object({ type: Type.Literal('text') }),
    Type.Object({ type: Type.Literal('json_object') }),
    Type.Object({
      type: Type.Literal('json_schema'),
      name: Type.String({ minLength: 1 }),
      description: Type.Optional(Type.String()),
      schema: Type.Record(Type.String(), Type.Unknown()),
      strict: nullable(Type.Boolean()),
    }),
  ],
  {
    description:
      '`json_object` or `json_schema`: the answer is constrained to fit while it is generated, whatever `strict` says. A schema that cannot be enforced as a whole is refused. Beside `tools`, the answer fits or calls.',
  },
);
export type TextFormat = Type.Static<typeof TextFormat>;
