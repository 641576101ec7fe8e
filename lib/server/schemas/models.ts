/** `GET /v1/models` and `GET /v1/models/{model}`. */
import Type from '../../typebox.js';

export const Model = Type.Object({
  id: Type.String({ description: "The name of the model's folder." }),
  object: Type.Literal('model'),
  created: Type.Integer({ description: 'When the folder last changed, in seconds since 1970.' }),
  owned_by: Type.Literal('openvino-serve'),
});
export type Model = Type.Static<typeof Model>;

export const ModelList = Type.Object({
  object: Type.Literal('list'),
  data: Type.Array(Model, { description: 'All models of the models folder, by name.' }),
});
export type ModelList = Type.Static<typeof ModelList>;

export const ModelPath = Type.Object({
  model: Type.String({ description: 'Id of a model, URL-encoded where needed.' }),
});
