/** `GET` and `DELETE /v1/responses/{id}`, `…/input_items` and `…/cancel`. */
import Type from '../../typebox.js';
import { ResponseItem } from './response-items.js';

export const ResponsePath = Type.Object({
  id: Type.String({ description: 'Id of a stored response.' }),
});

export const InputItemsQuery = Type.Object({
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 100, default: 20, description: 'Most items to list.' }),
  ),
  order: Type.Optional(
    Type.Enum(['asc', 'desc'], {
      default: 'desc',
      description: '`desc`: the last item of the conversation first.',
    }),
  ),
  after: Type.Optional(
    Type.String({ description: 'Id of an item: begin with the one that follows it.' }),
  ),
});
export type InputItemsQuery = Type.Static<typeof InputItemsQuery>;

export const InputItemList = Type.Object({
  object: Type.Literal('list'),
  data: Type.Array(ResponseItem, {
    description: 'The conversation before the answer, earlier responses included.',
  }),
  first_id: Type.String({ description: 'Of the first item of `data`; empty if there is none.' }),
  last_id: Type.String({ description: 'Of the last item of `data`, likewise.' }),
  has_more: Type.Boolean({ description: 'Whether items follow: ask for them with `after`.' }),
});
export type InputItemList = Type.Static<typeof InputItemList>;

export const DeletedResponse = Type.Object({
  id: Type.String(),
  object: Type.Literal('response'),
  deleted: Type.Literal(true),
});
