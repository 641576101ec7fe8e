/** OpenAI's error object: what every failed request answers. */
import Type from '../../typebox.js';

export const ErrorObject = Type.Object({
  error: Type.Object({
    message: Type.String({ description: 'What is wrong, in a sentence for people.' }),
    type: Type.Enum(['invalid_request_error', 'server_error'], {
      description:
        'Whose fault it is: `invalid_request_error` goes with 4xx, `server_error` with 5xx.',
    }),
    param: Type.Union([Type.String(), Type.Null()], {
      description: 'Path of the parameter at fault, such as `messages[0].content`, or null.',
    }),
    code: Type.String({ description: 'What is wrong, for programs; the table below lists all.' }),
  }),
});
export type ErrorObject = Type.Static<typeof ErrorObject>;
