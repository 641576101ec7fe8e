/** `POST /v1/chat/completions`: the request. Ranges and defaults are those of the library. */
import Type from 'typebox';
import { GenerationParams } from '../../generation-params.js';
import { nullable } from './nullable.js';

const { maxTokens, temperature, topP, presencePenalty, frequencyPenalty, ignoreEos } =
  GenerationParams.properties;

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
    description: 'Who speaks. `developer` is taken as `system`.',
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
  temperature: nullable(temperature),
  top_p: nullable(topP),
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
  stream_options: nullable(
    Type.Object(
      {
        include_usage: nullable(
          Type.Boolean({ default: false, description: 'End the stream with a chunk of `usage`.' }),
        ),
        include_obfuscation: nullable(
          Type.Boolean({ default: false, description: 'Only `false`: chunks are never padded.' }),
        ),
      },
      { description: 'Only together with `stream: true`.' },
    ),
  ),
  max_tokens: nullable(maxTokens),
  max_completion_tokens: nullable(
    Type.Integer({
      minimum: 1,
      description: 'The newer name of `max_tokens`. If both are there, they must be equal.',
    }),
  ),
  presence_penalty: nullable(presencePenalty),
  frequency_penalty: nullable(frequencyPenalty),
  stop: nullable(
    Type.Union(
      [
        Type.String({ minLength: 1 }),
        Type.Array(Type.String({ minLength: 1 }), { minItems: 1, maxItems: 4 }),
      ],
      { description: 'A text, or up to four, that end the answer; they are not part of it.' },
    ),
  ),
  seed: nullable(
    Type.Integer({
      minimum: Number.MIN_SAFE_INTEGER,
      maximum: Number.MAX_SAFE_INTEGER,
      description:
        'Makes sampling repeatable: choice i uses seed + i. A negative seed counts as seed + 2^53.',
    }),
  ),
  // Not OpenAI's but vLLM's: benchmarks need answers of a known length.
  ignore_eos: nullable(ignoreEos),
});
export type ChatCompletionRequest = Type.Static<typeof ChatCompletionRequest>;
