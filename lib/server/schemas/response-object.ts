/** A response of the Responses API, whole or as it is while it is streamed. */
import Type, { type TSchema } from '../../typebox.js';
import { OutputItem } from './response-items.js';
import { ResponseToolChoice, TextFormat } from './response-tools.js';

const orNull = <T extends TSchema>(schema: T, description?: string) =>
  Type.Union([schema, Type.Null()], description === undefined ? {} : { description });

export const ResponseUsage = Type.Object({
  input_tokens: Type.Integer({ description: 'Tokens of the prompt, cached or not.' }),
  input_tokens_details: Type.Object({
    cached_tokens: Type.Integer({
      description: 'Always 0: the engine does not tell which tokens it had in its cache.',
    }),
    cache_write_tokens: Type.Integer({ description: 'Always 0, likewise.' }),
  }),
  output_tokens: Type.Integer({ description: 'Tokens generated.' }),
  output_tokens_details: Type.Object({
    reasoning_tokens: Type.Integer({
      description: 'Those of them that are text of reasoning items.',
    }),
  }),
  total_tokens: Type.Integer({ description: 'The sum of both.' }),
});
export type ResponseUsage = Type.Static<typeof ResponseUsage>;

const EchoedTool = Type.Object({
  type: Type.Literal('function'),
  name: Type.String(),
  description: orNull(Type.String()),
  parameters: orNull(Type.Record(Type.String(), Type.Unknown())),
  strict: Type.Boolean(),
});

export const ResponseObject = Type.Object({
  id: Type.String({ description: 'Unique; starts with `resp_`.' }),
  object: Type.Literal('response'),
  created_at: Type.Integer({ description: 'When the answer began, in seconds since 1970.' }),
  completed_at: orNull(Type.Integer(), 'When it was completed.'),
  status: Type.Enum(['in_progress', 'completed', 'incomplete', 'failed'], {
    description:
      '`incomplete`: a limit ended the answer. `in_progress` and `failed` are seen in streams only.',
  }),
  error: orNull(
    Type.Object({
      code: Type.Enum(['server_error', 'invalid_prompt']),
      message: Type.String(),
    }),
    'Of a failed response.',
  ),
  incomplete_details: orNull(
    Type.Object({ reason: Type.Literal('max_output_tokens') }),
    "Of an incomplete response: `max_output_tokens`, that, or the context's end.",
  ),
  model: Type.String({ description: 'Id of the model that answers.' }),
  output: Type.Array(OutputItem, { description: 'The answer, in the order it was written.' }),
  usage: orNull(ResponseUsage, 'Null until the answer has ended.'),
  instructions: orNull(Type.String()),
  previous_response_id: orNull(Type.String()),
  store: Type.Boolean({ description: 'Whether it is kept once it has ended.' }),
  max_output_tokens: Type.Integer(),
  temperature: Type.Number(),
  top_p: Type.Number(),
  tools: Type.Array(EchoedTool),
  tool_choice: ResponseToolChoice,
  parallel_tool_calls: Type.Boolean(),
  text: Type.Object({ format: TextFormat, verbosity: Type.Literal('medium') }),
  reasoning: Type.Object({ effort: orNull(Type.String()), summary: Type.Null() }),
  top_logprobs: Type.Literal(0),
  truncation: Type.Literal('disabled'),
  background: Type.Literal(false),
  service_tier: Type.Literal('default'),
  metadata: Type.Record(Type.String(), Type.String()),
  max_tool_calls: Type.Null(),
  access_programs: Type.Null(),
  prompt_cache_key: orNull(Type.String()),
  safety_identifier: orNull(Type.String()),
});
export type ResponseObject = Type.Static<typeof ResponseObject>;
