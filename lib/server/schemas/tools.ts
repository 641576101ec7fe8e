/** Tools and the choice among them, as OpenAI's API has them. */
import Type from '../../typebox.js';
import { nullable } from './nullable.js';

export const Tool = Type.Object({
  type: Type.Literal('function'),
  function: Type.Object({
    name: Type.String({
      pattern: '^[a-zA-Z0-9_.-]{1,64}$',
      description: 'Up to 64 letters, digits, `_`, `-` and `.`; no two tools have the same.',
    }),
    description: Type.Optional(Type.String({ description: 'What it does, for the model.' })),
    parameters: nullable(
      Type.Record(Type.String(), Type.Unknown(), {
        description: 'JSON Schema of the arguments; left out, any object.',
      }),
    ),
    strict: nullable(
      Type.Boolean({ default: false, description: 'Hold the arguments to the schema.' }),
    ),
  }),
});

export const ToolChoice = Type.Union(
  [
    Type.Enum(['none', 'auto', 'required']),
    Type.Object({
      type: Type.Literal('function'),
      function: Type.Object({ name: Type.String({ minLength: 1 }) }),
    }),
  ],
  {
    description:
      '`none`: no calls; `auto`: the model decides; `required`: one call or more; `{"type":"function","function":{"name":…}}`: this one. The last two, and `strict`, constrain decoding, so that arguments always fit their schema.',
  },
);
