/** `POST /v1/messages` and `POST /v1/messages/count_tokens`: the requests, in Anthropic's form. */
import Type from '../../typebox.js';
import { nullable } from './nullable.js';

const cacheControl = {
  cache_control: nullable(
    Type.Object(
      { type: Type.Literal('ephemeral'), ttl: Type.Optional(Type.Enum(['5m', '1h'])) },
      {
        description:
          'A hint that changes nothing: prompts that begin alike share their beginning anyway.',
      },
    ),
  ),
};

export const TextBlock = Type.Object({
  type: Type.String({ description: '`text`. Anything else is refused.' }),
  text: Type.Optional(Type.String({ description: 'The text, which must be there.' })),
  ...cacheControl,
});
export type TextBlock = Type.Static<typeof TextBlock>;

const Texts = (description: string) =>
  Type.Optional(Type.Union([Type.String(), Type.Array(TextBlock)], { description }));

export const MessageBlock = Type.Object({
  type: Type.String({
    description:
      '`text`; of the user also `tool_result`; of the assistant also `tool_use`, `thinking` and `redacted_thinking`. Anything else is refused.',
  }),
  text: Type.Optional(Type.String({ description: 'The text of a `text` block.' })),
  id: Type.Optional(Type.String({ minLength: 1, description: 'Of a `tool_use` block.' })),
  name: Type.Optional(
    Type.String({ minLength: 1, description: 'Of a `tool_use` block: the tool called.' }),
  ),
  input: Type.Optional(
    Type.Record(Type.String(), Type.Unknown(), {
      description: 'Of a `tool_use` block: the arguments.',
    }),
  ),
  tool_use_id: Type.Optional(
    Type.String({
      description: 'Of a `tool_result` block: the `id` of an earlier `tool_use` block.',
    }),
  ),
  content: Texts(
    'Of a `tool_result` block: a text, or `text` blocks, which are joined with line breaks.',
  ),
  is_error: Type.Optional(
    Type.Boolean({
      default: false,
      description:
        'Of a `tool_result` block: the call failed. The model is shown the content behind `Error: `, unless it begins like that.',
    }),
  ),
  thinking: Type.Optional(
    Type.String({
      description: 'Of a `thinking` block: the text, for chat templates that show it.',
    }),
  ),
  signature: Type.Optional(
    Type.String({ description: 'Of a `thinking` block: anything; it is not checked.' }),
  ),
  data: Type.Optional(
    Type.String({
      description:
        'Of a `redacted_thinking` block. Only the service that encrypted it can read it, so it tells the model nothing.',
    }),
  ),
  ...cacheControl,
});
export type MessageBlock = Type.Static<typeof MessageBlock>;

export const RequestMessage = Type.Object({
  role: Type.Enum(['user', 'assistant', 'system'], {
    description: 'Who speaks; messages in a row of one role are one message.',
  }),
  content: Type.Union([Type.String(), Type.Array(MessageBlock, { minItems: 1 })], {
    description: 'A text, or blocks, of which those of text are joined with line breaks.',
  }),
});
export type RequestMessage = Type.Static<typeof RequestMessage>;

export const MessagesTool = Type.Object({
  type: nullable(
    Type.String({ description: "`custom`. The tools that Anthropic's servers run are refused." }),
  ),
  name: Type.String({
    pattern: '^[a-zA-Z0-9_-]{1,128}$',
    description: 'Up to 128 letters, digits, `_` and `-`; no two tools have the same.',
  }),
  description: Type.Optional(Type.String({ description: 'What it does, for the model.' })),
  input_schema: Type.Optional(
    Type.Record(Type.String(), Type.Unknown(), {
      description: 'JSON Schema of the arguments, which must be there.',
    }),
  ),
  strict: Type.Optional(
    Type.Boolean({ default: false, description: 'Hold the arguments to the schema.' }),
  ),
  ...cacheControl,
});
export type MessagesTool = Type.Static<typeof MessagesTool>;

const ToolChoice = Type.Object(
  {
    type: Type.Enum(['auto', 'any', 'tool', 'none']),
    name: Type.Optional(Type.String({ minLength: 1, description: 'With `tool`: which one.' })),
    disable_parallel_tool_use: Type.Optional(
      Type.Boolean({ default: false, description: 'One call at most.' }),
    ),
  },
  {
    description:
      '`none`: no calls; `auto`: the model decides; `any`: one call or more; `tool`: the one named. The last two, and `strict`, constrain decoding, so that arguments always fit their schema.',
  },
);

const Thinking = Type.Object(
  {
    type: Type.Enum(['enabled', 'adaptive', 'disabled'], {
      description: '`adaptive` is the same as `enabled`: the model thinks as much as it wants to.',
    }),
    budget_tokens: Type.Optional(
      Type.Integer({
        minimum: 1,
        description:
          'With `enabled`, which must have it: how long to think. It is not enforced, but reaches the chat template as its variable `thinking_budget`, for those that tell the model; only `max_tokens` is a limit.',
      }),
    ),
    display: nullable(
      Type.Enum(['summarized', 'omitted'], {
        default: 'summarized',
        description:
          'Whether `thinking` blocks have their text (all of it: nothing is summarized) or are empty.',
      }),
    ),
  },
  {
    description:
      'Reaches the chat template as its variable `enable_thinking`: false if `disabled`, else true. Left out, or where the template has no such switch, the model thinks or not as it does by itself.',
  },
);

const OutputFormat = nullable(
  Type.Object(
    {
      type: Type.Literal('json_schema'),
      schema: Type.Record(Type.String(), Type.Unknown()),
    },
    {
      description:
        'The answer is constrained to fit while it is generated. A schema that cannot be enforced as a whole is refused.',
    },
  ),
);

/** What both endpoints take. */
const CONVERSATION = {
  model: Type.Optional(
    Type.String({ description: 'Id of a model; left out, the default model answers.' }),
  ),
  messages: Type.Array(RequestMessage, {
    minItems: 1,
    description:
      'The conversation so far. If the assistant has the last word, the answer goes on with it.',
  }),
  system: Texts('What the model is told before the conversation.'),
  tools: Type.Optional(Type.Array(MessagesTool, { description: 'What the model may call.' })),
  tool_choice: Type.Optional(ToolChoice),
  thinking: Type.Optional(Thinking),
  output_config: Type.Optional(
    Type.Object({
      format: OutputFormat,
      effort: nullable(
        Type.Enum(['low', 'medium', 'high', 'xhigh', 'max'], {
          description: 'Reaches the chat template as its variable `reasoning_effort`.',
        }),
      ),
    }),
  ),
  output_format: OutputFormat,
  ...cacheControl,
};

export const CountTokensRequest = Type.Object(CONVERSATION);
export type CountTokensRequest = Type.Static<typeof CountTokensRequest>;

export const MessagesRequest = Type.Object({
  ...CONVERSATION,
  max_tokens: Type.Integer({
    minimum: 1,
    description: 'Most tokens to generate; the end of the context ends the answer earlier.',
  }),
  stop_sequences: Type.Optional(
    Type.Array(Type.String({ minLength: 1 }), {
      description: 'Texts that end the answer; they are not part of it.',
    }),
  ),
  stream: Type.Optional(
    Type.Boolean({ default: false, description: 'Send the answer as server-sent events.' }),
  ),
  temperature: Type.Optional(
    Type.Number({
      minimum: 0,
      maximum: 1,
      default: 1,
      description: 'Sampling temperature; 0 is greedy decoding.',
    }),
  ),
  top_p: Type.Optional(
    Type.Number({
      minimum: 0,
      maximum: 1,
      default: 1,
      description: 'Nucleus sampling: the share of probability to sample from; 0 is greedy.',
    }),
  ),
  top_k: Type.Optional(
    Type.Integer({
      minimum: 0,
      description: 'Sample among the k likeliest tokens only; 0 is no limit.',
    }),
  ),
});
export type MessagesRequest = Type.Static<typeof MessagesRequest>;
