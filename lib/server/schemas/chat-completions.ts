/** `POST /v1/chat/completions`: the request. Ranges and defaults are those of the library. */
import Type from '../../typebox.js';
import { nullable } from './nullable.js';
import { ResponseFormat, StructuredOutputs } from './response-format.js';
import { SAMPLING } from './sampling.js';
import { StreamOptions } from './stream-options.js';
import { Tool, ToolChoice } from './tools.js';

export const ContentPart = Type.Object({
  type: Type.String({
    description: '`text`; in messages of the assistant also `refusal`. Anything else is refused.',
  }),
  text: Type.Optional(Type.String({ description: 'The text of a `text` part.' })),
  refusal: Type.Optional(Type.String({ description: 'The text of a `refusal` part.' })),
});
export type ContentPart = Type.Static<typeof ContentPart>;

const ToolCall = Type.Object({
  id: Type.String(),
  type: Type.Literal('function'),
  function: Type.Object({
    name: Type.String(),
    arguments: Type.String({ description: 'A JSON object, as text.' }),
  }),
});

export const RequestMessage = Type.Object({
  role: Type.Enum(['system', 'developer', 'user', 'assistant', 'tool'], {
    description:
      'Who speaks. `developer` is taken as `system` where the chat template does not know it.',
  }),
  content: nullable(
    Type.Union([Type.String(), Type.Array(ContentPart, { minItems: 1 })], {
      description:
        'The text, or an array of parts, which are joined with line breaks. Only a message of the assistant that has `tool_calls` or `refusal` may leave it out.',
    }),
  ),
  name: Type.Optional(
    Type.String({ description: 'Name of the speaker, for chat templates that show it.' }),
  ),
  refusal: nullable(
    Type.String({ description: 'Of the assistant: used where `content` is null.' }),
  ),
  tool_calls: nullable(
    Type.Array(ToolCall, {
      description: 'Of the assistant: calls made earlier in the conversation.',
    }),
  ),
  reasoning_content: nullable(
    Type.String({
      description:
        'Of the assistant: how it came to its answer, for chat templates that show it; `reasoning` means the same.',
    }),
  ),
  reasoning: nullable(Type.String()),
  tool_call_id: Type.Optional(
    Type.String({ description: 'Of a `tool` message, which must have it: the call it answers.' }),
  ),
});
export type RequestMessage = Type.Static<typeof RequestMessage>;

export const ChatCompletionRequest = Type.Object({
  messages: Type.Array(RequestMessage, { minItems: 1, description: 'The conversation so far.' }),
  model: Type.Optional(
    Type.String({ description: 'Id of a model; left out, the default model answers.' }),
  ),
  n: nullable(
    Type.Integer({
      minimum: 1,
      default: 1,
      description: 'Number of answers; at most `--max-choices`, which is 8 unless changed.',
    }),
  ),
  stream: nullable(
    Type.Boolean({ default: false, description: 'Send the answer as server-sent events.' }),
  ),
  stream_options: nullable(StreamOptions),
  ...SAMPLING,
  max_completion_tokens: nullable(
    Type.Integer({
      minimum: 1,
      description: 'The newer name of `max_tokens`. If both are there, they must be equal.',
    }),
  ),
  tools: nullable(Type.Array(Tool, { description: 'Functions that the model may call.' })),
  tool_choice: nullable(ToolChoice),
  parallel_tool_calls: nullable(
    Type.Boolean({ default: true, description: 'Whether one answer may hold several calls.' }),
  ),
  response_format: nullable(ResponseFormat),
  structured_outputs: nullable(StructuredOutputs),
  logprobs: nullable(
    Type.Boolean({
      default: false,
      description:
        "Report the log-probability of each token, by the model's raw output before any sampling parameter.",
    }),
  ),
  top_logprobs: nullable(
    Type.Integer({
      minimum: 0,
      maximum: 20,
      description: 'Only 0: the engine reports the chosen tokens only. Needs `logprobs`.',
    }),
  ),
  reasoning_effort: nullable(
    Type.String({
      minLength: 1,
      description: 'Reaches the chat template as its variable `reasoning_effort`.',
    }),
  ),
  // vLLM's from here on.
  chat_template_kwargs: nullable(
    Type.Record(Type.String(), Type.Unknown(), {
      description: 'Further variables of the chat template, such as `enable_thinking`.',
    }),
  ),
  add_generation_prompt: nullable(
    Type.Boolean({
      default: true,
      description: "End the prompt with what begins the assistant's turn.",
    }),
  ),
  continue_final_message: nullable(
    Type.Boolean({
      default: false,
      description:
        'Go on with the last message instead of answering it; then `add_generation_prompt` must be false.',
    }),
  ),
  chat_template: nullable(
    Type.String({
      minLength: 1,
      description:
        "A Jinja template instead of the model's own; only with `--trust-request-chat-template`.",
    }),
  ),
});
export type ChatCompletionRequest = Type.Static<typeof ChatCompletionRequest>;
