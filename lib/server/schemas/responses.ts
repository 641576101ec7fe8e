/** `POST /v1/responses`: the request. Ranges and defaults are those of the library. */
import Type from '../../typebox.js';
import { ChatCompletionRequest } from './chat-completions.js';
import { nullable } from './nullable.js';
import { InputItem } from './response-input.js';
import { ResponseTool, ResponseToolChoice, TextFormat } from './response-tools.js';
import { SAMPLING } from './sampling.js';

const { max_tokens: maxTokens, ...sampling } = SAMPLING;
const chat = ChatCompletionRequest.properties;

export const ResponsesRequest = Type.Object({
  input: Type.Union([Type.String(), Type.Array(InputItem)], {
    description: 'What the user says, or items of a conversation.',
  }),
  model: chat.model,
  instructions: nullable(
    Type.String({
      description:
        'What the model is told before the conversation. It is not part of the conversation: a response that continues this one has its own.',
    }),
  ),
  previous_response_id: nullable(
    Type.String({
      minLength: 1,
      description:
        'A stored response whose conversation goes on: its input and its output come before `input`. Several may go on from one.',
    }),
  ),
  store: nullable(
    Type.Boolean({
      description:
        'Keep the response, so that it can be continued and retrieved, until newer ones need its place. Default: true, unless the server stores none.',
    }),
  ),
  stream: nullable(
    Type.Boolean({ default: false, description: 'Send the answer as server-sent events.' }),
  ),
  stream_options: nullable(
    Type.Object(
      {
        include_obfuscation: nullable(
          Type.Boolean({ default: false, description: 'Only `false`: events are never padded.' }),
        ),
      },
      { description: 'Only together with `stream: true`.' },
    ),
  ),
  max_output_tokens: maxTokens,
  ...sampling,
  tools: nullable(Type.Array(ResponseTool, { description: 'Functions that the model may call.' })),
  tool_choice: nullable(ResponseToolChoice),
  parallel_tool_calls: chat.parallel_tool_calls,
  text: nullable(Type.Object({ format: nullable(TextFormat) })),
  structured_outputs: chat.structured_outputs,
  reasoning: nullable(
    Type.Object({
      effort: chat.reasoning_effort,
      summary: nullable(
        Type.Enum(['auto'], {
          description:
            'Nothing is summarized: `auto` changes nothing. Reasoning items have the text itself.',
        }),
      ),
    }),
  ),
  include: nullable(
    Type.Array(Type.Enum(['message.output_text.logprobs']), {
      description:
        "`message.output_text.logprobs`: the log-probability of each token of the text, by the model's raw output before any sampling parameter.",
    }),
  ),
  top_logprobs: nullable(
    Type.Integer({
      minimum: 0,
      maximum: 20,
      description: 'Only 0: the engine reports the chosen tokens only.',
    }),
  ),
  metadata: nullable(
    Type.Record(Type.String(), Type.String(), {
      description: 'Notes of the client, which the response has too.',
    }),
  ),
  chat_template_kwargs: chat.chat_template_kwargs,
  chat_template: chat.chat_template,
});
export type ResponsesRequest = Type.Static<typeof ResponsesRequest>;
