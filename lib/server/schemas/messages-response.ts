/** `POST /v1/messages` and `POST /v1/messages/count_tokens`: the responses, in Anthropic's form. */
import Type from '../../typebox.js';

const index = Type.Integer({ description: 'Which of the blocks, from 0.' });

const AnswerBlock = Type.Union([
  Type.Object({ type: Type.Literal('text'), text: Type.String() }),
  Type.Object({
    type: Type.Literal('thinking'),
    thinking: Type.String({ description: 'How the model came to what follows.' }),
    signature: Type.String({ description: 'Always empty.' }),
  }),
  Type.Object({
    type: Type.Literal('tool_use'),
    id: Type.String({
      description:
        'Unique; the `tool_use_id` of the block with its result. Starts with `toolu_`, unless the model has ids of a form of its own.',
    }),
    name: Type.String(),
    input: Type.Record(Type.String(), Type.Unknown(), {
      description: 'The arguments; empty where the answer was cut off within them.',
    }),
    caller: Type.Object({ type: Type.Literal('direct') }),
  }),
]);
export type AnswerBlock = Type.Static<typeof AnswerBlock>;

const StopReason = Type.Enum(['end_turn', 'max_tokens', 'stop_sequence', 'tool_use'], {
  description:
    "`end_turn`: the model ended its turn; `tool_use`: so it did, and calls tools; `max_tokens`: that, or the context's end; `stop_sequence`: one of those came.",
});
export type StopReason = Type.Static<typeof StopReason>;

const stopSequence = Type.Union([Type.String(), Type.Null()], {
  description: 'Which of the `stop_sequences` came, if one did.',
});

const Usage = Type.Object({
  input_tokens: Type.Integer({ description: 'Tokens of the prompt, cached or not.' }),
  output_tokens: Type.Integer({ description: 'Tokens generated so far.' }),
  cache_creation_input_tokens: Type.Null({ description: 'Not known.' }),
  cache_read_input_tokens: Type.Null({ description: 'Not known.' }),
});
export type MessageUsage = Type.Static<typeof Usage>;

export const Message = Type.Object({
  id: Type.String({ description: 'Unique; starts with `msg_`.' }),
  type: Type.Literal('message'),
  role: Type.Literal('assistant'),
  model: Type.String({ description: 'Id of the model that answers.' }),
  content: Type.Array(AnswerBlock, { description: 'The answer, in the order it was written.' }),
  stop_reason: Type.Union([StopReason, Type.Null()], {
    description: 'Why the answer ended; null at the start of a stream.',
  }),
  stop_sequence: stopSequence,
  usage: Usage,
});
export type Message = Type.Static<typeof Message>;

const event = <T extends string>(type: T) => ({ type: Type.Literal(type) });

export const MessageEvent = Type.Union([
  Type.Object({ ...event('message_start'), message: Message }),
  Type.Object({ ...event('content_block_start'), index, content_block: AnswerBlock }),
  Type.Object({
    ...event('content_block_delta'),
    index,
    delta: Type.Union([
      Type.Object({ ...event('text_delta'), text: Type.String() }),
      Type.Object({ ...event('thinking_delta'), thinking: Type.String() }),
      Type.Object({ ...event('signature_delta'), signature: Type.String() }),
      Type.Object({ ...event('input_json_delta'), partial_json: Type.String() }),
    ]),
  }),
  Type.Object({ ...event('content_block_stop'), index }),
  Type.Object({
    ...event('message_delta'),
    delta: Type.Object({ stop_reason: StopReason, stop_sequence: stopSequence }),
    usage: Usage,
  }),
  Type.Object(event('message_stop')),
]);
export type MessageEvent = Type.Static<typeof MessageEvent>;

export const TokenCount = Type.Object({
  input_tokens: Type.Integer({
    description: 'Tokens of the prompt that the model would be shown, template included.',
  }),
});

export const MessagesError = Type.Object({
  type: Type.Literal('error'),
  error: Type.Object({
    type: Type.Enum(
      [
        'invalid_request_error',
        'not_found_error',
        'request_too_large',
        'api_error',
        'overloaded_error',
      ],
      {
        description:
          '`not_found_error` goes with 404, `request_too_large` with 413, `overloaded_error` with 503 (try again), `api_error` with 500, and `invalid_request_error` with all else.',
      },
    ),
    message: Type.String({
      description: 'What is wrong, with the path of the parameter at fault.',
    }),
  }),
  request_id: Type.String({
    description: "The request's id in the server's log, as in the header `request-id`.",
  }),
});
export type MessagesError = Type.Static<typeof MessagesError>;
