/** The items that a response is made from and of, as they are stored, listed and sent. */
import Type from '../../typebox.js';
import { LogprobContent } from './logprobs.js';

const id = Type.String({ description: 'Unique; an `item_reference` can name it.' });
const status = Type.Enum(['in_progress', 'completed', 'incomplete'], {
  description:
    '`in_progress` while it is streamed; `incomplete`: the end of the answer cut it off.',
});

export const InputText = Type.Object({
  type: Type.Literal('input_text'),
  text: Type.String(),
});
export type InputText = Type.Static<typeof InputText>;

export const OutputText = Type.Object({
  type: Type.Literal('output_text'),
  text: Type.String(),
  annotations: Type.Array(Type.Unknown(), { description: 'Always empty.' }),
  logprobs: Type.Optional(LogprobContent.properties.content),
});
export type OutputText = Type.Static<typeof OutputText>;

const Refusal = Type.Object({
  type: Type.Literal('refusal'),
  refusal: Type.String({ description: 'Only of messages that a request brought.' }),
});

const InputMessage = Type.Object({
  id,
  type: Type.Literal('message'),
  role: Type.Enum(['user', 'system', 'developer']),
  status,
  content: Type.Array(InputText),
});

export const OutputMessage = Type.Object({
  id,
  type: Type.Literal('message'),
  role: Type.Literal('assistant'),
  status,
  content: Type.Array(Type.Union([OutputText, Refusal])),
});

export const FunctionCall = Type.Object({
  id,
  type: Type.Literal('function_call'),
  call_id: Type.String({ description: 'Unique; the `call_id` of the item with its result.' }),
  name: Type.String(),
  arguments: Type.String({
    description: 'The text of a JSON object; cut off only where the answer was.',
  }),
  status,
});

const FunctionCallOutput = Type.Object({
  id,
  type: Type.Literal('function_call_output'),
  call_id: Type.String(),
  output: Type.Union([Type.String(), Type.Array(InputText)]),
  status,
});

export const ReasoningText = Type.Object({
  type: Type.Literal('reasoning_text'),
  text: Type.String(),
});
export type ReasoningText = Type.Static<typeof ReasoningText>;

const SummaryText = Type.Object({ type: Type.Literal('summary_text'), text: Type.String() });

export const ReasoningItem = Type.Object({
  id,
  type: Type.Literal('reasoning'),
  status,
  summary: Type.Array(SummaryText, { description: 'Of answers always empty.' }),
  content: Type.Array(ReasoningText, { description: 'How the model came to what follows.' }),
});

export const OutputItem = Type.Union([OutputMessage, FunctionCall, ReasoningItem]);
export type OutputItem = Type.Static<typeof OutputItem>;

export const ResponseItem = Type.Union([
  InputMessage,
  OutputMessage,
  FunctionCall,
  FunctionCallOutput,
  ReasoningItem,
]);
export type ResponseItem = Type.Static<typeof ResponseItem>;
