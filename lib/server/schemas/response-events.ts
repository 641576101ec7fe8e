/** The events of a streamed response. */
import Type from '../../typebox.js';
import { LogprobContent } from './logprobs.js';
import { OutputItem, OutputText, ReasoningText } from './response-items.js';
import { ResponseObject } from './response-object.js';

const event = <T extends string>(type: T) => ({
  type: Type.Literal(type),
  sequence_number: Type.Integer({ description: 'Which of the events, from 0.' }),
});

const output_index = Type.Integer({ description: 'Which of the items, from 0.' });
const item_id = Type.String();
const ofItem = { output_index, item_id };
const ofPart = { ...ofItem, content_index: Type.Literal(0) };
const { content: logprobs } = LogprobContent.properties;
const part = Type.Union([OutputText, ReasoningText]);
const response = ResponseObject;

export const ResponseEvent = Type.Union([
  Type.Object({ ...event('response.created'), response }),
  Type.Object({ ...event('response.in_progress'), response }),
  Type.Object({ ...event('response.output_item.added'), output_index, item: OutputItem }),
  Type.Object({ ...event('response.content_part.added'), ...ofPart, part }),
  Type.Object({
    ...event('response.output_text.delta'),
    ...ofPart,
    delta: Type.String(),
    logprobs,
  }),
  Type.Object({ ...event('response.output_text.done'), ...ofPart, text: Type.String(), logprobs }),
  Type.Object({ ...event('response.reasoning_text.delta'), ...ofPart, delta: Type.String() }),
  Type.Object({ ...event('response.reasoning_text.done'), ...ofPart, text: Type.String() }),
  Type.Object({ ...event('response.content_part.done'), ...ofPart, part }),
  Type.Object({
    ...event('response.function_call_arguments.delta'),
    ...ofItem,
    delta: Type.String(),
  }),
  Type.Object({
    ...event('response.function_call_arguments.done'),
    ...ofItem,
    name: Type.String(),
    arguments: Type.String(),
  }),
  Type.Object({ ...event('response.output_item.done'), output_index, item: OutputItem }),
  Type.Object({ ...event('response.completed'), response }),
  Type.Object({ ...event('response.incomplete'), response }),
  Type.Object({ ...event('response.failed'), response }),
  Type.Object({
    ...event('error'),
    message: Type.String({ description: 'What went wrong; the stream ends with it.' }),
    code: Type.String(),
    param: Type.Union([Type.String(), Type.Null()]),
  }),
]);
export type ResponseEvent = Type.Static<typeof ResponseEvent>;

type WithoutNumber<E> = E extends unknown ? Omit<E, 'sequence_number'> : never;
/** An event before its place in the stream is known. */
export type UnnumberedEvent = WithoutNumber<ResponseEvent>;
