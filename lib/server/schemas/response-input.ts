/** The items of a request's `input`. What each type must have is checked when it is read. */
import Type from '../../typebox.js';
import { nullable } from './nullable.js';

export const InputPart = Type.Object({
  type: Type.String({
    description:
      '`input_text`; of the assistant also `output_text` and `refusal`; of reasoning `reasoning_text` and `summary_text`. Anything else is refused.',
  }),
  text: Type.Optional(Type.String({ description: 'The text, unless it is a `refusal`.' })),
  refusal: Type.Optional(Type.String({ description: 'The text of a `refusal` part.' })),
});
export type InputPart = Type.Static<typeof InputPart>;

const Parts = Type.Array(InputPart);

export const InputItem = Type.Object({
  type: nullable(
    Type.String({
      description:
        '`message` (so it is where there is a `role`), `function_call`, `function_call_output`, `reasoning`, or `item_reference` (so it is where there is an `id` only). Anything else is refused.',
    }),
  ),
  id: nullable(
    Type.String({
      minLength: 1,
      description:
        'Of an `item_reference`: the item of a stored response. Of others: the id they had, which they keep.',
    }),
  ),
  role: Type.Optional(
    Type.Enum(['user', 'assistant', 'system', 'developer'], {
      description: 'Of a message, which must have it: who speaks.',
    }),
  ),
  content: nullable(
    Type.Union([Type.String(), Parts], {
      description:
        'Of a message, which must have it, a text or parts, which are joined with line breaks; of reasoning, parts.',
    }),
  ),
  call_id: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'Of a `function_call`; of its output: the call that it is the result of.',
    }),
  ),
  name: nullable(Type.String({ minLength: 1, description: 'Of a `function_call`.' })),
  arguments: Type.Optional(
    Type.String({ description: 'Of a `function_call`: a JSON object, as text.' }),
  ),
  output: Type.Optional(
    Type.Union([Type.String(), Parts], {
      description: 'Of a `function_call_output`: a text or parts of type `input_text`.',
    }),
  ),
  summary: Type.Optional(
    Type.Array(InputPart, {
      description: 'Of reasoning: used where it has no `content`.',
    }),
  ),
  status: nullable(
    Type.Enum(['in_progress', 'completed', 'incomplete'], {
      description: 'Accepted as responses have it, and not looked at.',
    }),
  ),
});
export type InputItem = Type.Static<typeof InputItem>;
