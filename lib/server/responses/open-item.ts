/** An item of an answer while it is written, and the events that tell of it. */
import type { UnnumberedEvent } from '../schemas/response-events.js';
import type { OutputItem, OutputText } from '../schemas/response-items.js';
import { newItemId } from './response-ids.js';

export type Logprobs = NonNullable<OutputText['logprobs']>;

export interface OpenItem {
  readonly type: OutputItem['type'];
  begin(): UnnumberedEvent[];
  /** @param logprobs of the text's tokens; null unless they were asked for */
  add(text: string, logprobs: Logprobs | null): UnnumberedEvent;
  end(status: 'completed' | 'incomplete'): { item: OutputItem; events: UnnumberedEvent[] };
}

const IN_PROGRESS = { status: 'in_progress' } as const;
const FIRST_PART = { content_index: 0 } as const;

/** @param output_index which of the items it is */
export function openMessage(output_index: number, withLogprobs: boolean): OpenItem {
  const type = 'message';
  const item = { id: newItemId(type), type, role: 'assistant' } as const;
  const place = { output_index, item_id: item.id, ...FIRST_PART };
  const all: Logprobs = [];
  let whole = '';
  const toPart = (text: string, logprobs: Logprobs): OutputText => ({
    type: 'output_text',
    text,
    annotations: [],
    ...(withLogprobs && { logprobs }),
  });
  return {
    type,
    begin: () => [
      added(output_index, { ...item, ...IN_PROGRESS, content: [] }),
      { type: 'response.content_part.added', ...place, part: toPart('', []) },
    ],
    add: (delta, logprobs) => {
      whole += delta;
      for (const one of logprobs ?? []) all.push(one);
      return { type: 'response.output_text.delta', ...place, delta, logprobs: logprobs ?? [] };
    },
    end: (status) => {
      const part = toPart(whole, all);
      const done = { ...item, status, content: [part] };
      return {
        item: done,
        events: [
          { type: 'response.output_text.done', ...place, text: whole, logprobs: all },
          { type: 'response.content_part.done', ...place, part },
          { type: 'response.output_item.done', output_index, item: done },
        ],
      };
    },
  };
}

export function openReasoning(output_index: number): OpenItem {
  const type = 'reasoning';
  const item = { id: newItemId(type), type, summary: [] } as const;
  const place = { output_index, item_id: item.id, ...FIRST_PART };
  const toPart = (text: string) => ({ type: 'reasoning_text' as const, text });
  let whole = '';
  return {
    type,
    begin: () => [
      added(output_index, { ...item, summary: [], ...IN_PROGRESS, content: [] }),
      { type: 'response.content_part.added', ...place, part: toPart('') },
    ],
    add: (delta) => {
      whole += delta;
      return { type: 'response.reasoning_text.delta', ...place, delta };
    },
    end: (status) => {
      const part = toPart(whole);
      const done = { ...item, summary: [], status, content: [part] };
      return {
        item: done,
        events: [
          { type: 'response.reasoning_text.done', ...place, text: whole },
          { type: 'response.content_part.done', ...place, part },
          { type: 'response.output_item.done', output_index, item: done },
        ],
      };
    },
  };
}

export function openCall(output_index: number, call_id: string, name: string): OpenItem {
  const type = 'function_call';
  const item = { id: newItemId(type), type, call_id, name } as const;
  const place = { output_index, item_id: item.id };
  let whole = '';
  return {
    type,
    begin: () => [added(output_index, { ...item, ...IN_PROGRESS, arguments: '' })],
    add: (delta) => {
      whole += delta;
      return { type: 'response.function_call_arguments.delta', ...place, delta };
    },
    end: (status) => {
      const done = { ...item, status, arguments: whole };
      return {
        item: done,
        events: [
          { type: 'response.function_call_arguments.done', ...place, name, arguments: whole },
          { type: 'response.output_item.done', output_index, item: done },
        ],
      };
    },
  };
}

function added(output_index: number, item: OutputItem): UnnumberedEvent {
  return { type: 'response.output_item.added', output_index, item };
}
