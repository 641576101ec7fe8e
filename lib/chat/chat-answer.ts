/** One answer to a conversation, its text split into content, reasoning and calls. */
import type { OutputEvent, OutputParser } from '../output-formats/index.js';
import type {
  FinishReason,
  Generation,
  GenerationDelta,
  TokenLogprob,
  Usage,
} from '../text-engine.js';

/** What a piece of an answer is; a call has an id, by which its result is told. */
export type ChatEvent =
  | Exclude<OutputEvent, { type: 'tool_call' }>
  | { type: 'tool_call'; index: number; id: string; name: string };

/** `tool_calls`: the answer ended by itself, and holds calls. */
export type ChatFinishReason = FinishReason | 'tool_calls';

/** What one or more engine steps added to an answer. */
export interface ChatDelta {
  /** In the order of the text; none where it is not decided yet what the text is. */
  events: ChatEvent[];
  /** Of each new token; null unless they were asked for. */
  logprobs: TokenLogprob[] | null;
  /** Set on the last delta only. */
  finishReason: ChatFinishReason | null;
  /** On the last delta: the stop string that ended the answer, if one did. */
  stopString: string | null;
  /** Counts so far; final on the last delta. */
  usage: Usage;
}

export interface ToolCall {
  id: string;
  name: string;
  /** The text of a JSON object; incomplete only where the answer was cut off within it. */
  arguments: string;
}

export interface ChatResult {
  content: string;
  reasoning: string;
  toolCalls: ToolCall[];
  logprobs: TokenLogprob[] | null;
  finishReason: ChatFinishReason;
  stopString: string | null;
  usage: Usage;
}

/** Iterating it yields deltas; leaving the loop early cancels the answer. */
export interface ChatAnswer extends AsyncGenerator<ChatDelta, void, void> {
  /** Tokens of the prompt, known before the first delta. */
  readonly promptTokens: number;
  /**
   * Reads to the end.
   * @throws what iterating throws
   */
  result(): Promise<ChatResult>;
}

export interface AnswerDetails {
  promptTokens: number;
  /** Makes the id of a call. */
  newCallId: () => string;
}

/** @param parser splits the text; undefined where all of it is content */
export function toChatAnswer(
  generation: Generation,
  parser: OutputParser | undefined,
  { promptTokens, newCallId }: AnswerDetails,
): ChatAnswer {
  const deltas = split(generation, parser, newCallId);
  return Object.assign(deltas, { promptTokens, result: () => collect(deltas) });
}

async function* split(
  generation: Generation,
  parser: OutputParser | undefined,
  newCallId: () => string,
): AsyncGenerator<ChatDelta, void, void> {
  let hasCalls = false;
  for await (const delta of generation) {
    const events = eventsOf(delta, parser).map((event) =>
      event.type === 'tool_call' ? { ...event, id: newCallId() } : event,
    );
    hasCalls ||= events.some(({ type }) => type === 'tool_call');
    const { logprobs, finishReason, stopString, usage } = delta;
    const calls = finishReason === 'stop' && hasCalls;
    yield {
      events,
      logprobs,
      finishReason: calls ? 'tool_calls' : finishReason,
      stopString,
      usage,
    };
  }
}

function eventsOf(
  { text, finishReason }: GenerationDelta,
  parser: OutputParser | undefined,
): OutputEvent[] {
  if (!parser) return text === '' ? [] : [{ type: 'content', text }];
  const events = text === '' ? [] : parser.push(text);
  return finishReason === null ? events : [...events, ...parser.finish()];
}

async function collect(deltas: AsyncGenerator<ChatDelta, void, void>): Promise<ChatResult> {
  let content = '';
  let reasoning = '';
  const toolCalls: ToolCall[] = [];
  const logprobs: TokenLogprob[] = [];
  let last: ChatDelta | undefined;
  for await (const delta of deltas) {
    last = delta;
    for (const event of delta.events) {
      if (event.type === 'content') content += event.text;
      else if (event.type === 'reasoning') reasoning += event.text;
      else if (event.type === 'tool_call') {
        toolCalls[event.index] = { id: event.id, name: event.name, arguments: '' };
      } else {
        const call = toolCalls[event.index];
        if (call) call.arguments += event.text;
      }
    }
    for (const one of delta.logprobs ?? []) logprobs.push(one);
  }
  // Without a last delta the answer was read before, as far as it goes.
  const { finishReason, stopString = null, usage } = last ?? {};
  return {
    content,
    reasoning,
    toolCalls,
    logprobs: last?.logprobs ? logprobs : null,
    finishReason: finishReason ?? 'stop',
    stopString,
    usage: usage ?? { promptTokens: 0, completionTokens: 0 },
  };
}
