/** `GET /health`. */
import Type from '../../typebox.js';

export const Health = Type.Object({
  status: Type.Enum(['ok', 'loading', 'failed'], {
    description:
      '`ok` comes with HTTP status 200, the others with 503: the default model is still `loading` or has `failed`.',
  }),
  model: Type.String({ description: 'Id of the default model.' }),
  stage: Type.Optional(Type.String({ description: 'What the loading does now; with `loading`.' })),
  reason: Type.Optional(
    Type.String({ description: 'Why the model could not be loaded or stopped; with `failed`.' }),
  ),
});
export type Health = Type.Static<typeof Health>;
