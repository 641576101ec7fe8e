import { OpenVINOServeError } from '../errors.js';
import type { OutputEvent, OutputParser } from '../output-formats/index.js';
import type { Generation, GenerationDelta, TokenLogprob } from '../text-engine.js';
import type { ChatAnswer, ChatDelta, ChatEvent, ChatResult, ToolCall } from './chat-answer.js';
import type { ReasoningTokens } from './reasoning-tokens.js';

type Next = IteratorResult<ChatDelta, void>;

export interface AnswerDetails {
  promptTokens: number;
  /** Makes the id of a call. */
  newCallId: () => string;
  /** Counts the tokens of reasoning, where it is looked for. */
  reasoningTokens: ReasoningTokens | undefined;
}

/**
 * A generation whose text is split into content, reasoning and calls. No async generator, which
 * would cost several promises more for each delta of each answer.
 */
export class ChatAnswerStream implements ChatAnswer {
  readonly promptTokens: number;
  readonly #generation: Generation;
  readonly #parser: OutputParser | undefined;
  readonly #newCallId: () => string;
  readonly #reasoningTokens: ReasoningTokens | undefined;
  #hasCalls = false;

  /** @param parser splits the text; undefined where all of it is content */
  constructor(
    generation: Generation,
    parser: OutputParser | undefined,
    { promptTokens, newCallId, reasoningTokens }: AnswerDetails,
  ) {
    this.promptTokens = promptTokens;
    this.#generation = generation;
    this.#parser = parser;
    this.#newCallId = newCallId;
    this.#reasoningTokens = reasoningTokens;
  }

  next(): Promise<Next> {
    return this.#generation.next().then(this.#split);
  }

  async return(): Promise<Next> {
    await this.#generation.return();
    return { done: true, value: undefined };
  }

  async throw(error: unknown): Promise<Next> {
    await this.#generation.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  async result(): Promise<ChatResult> {
    let content = '';
    let reasoning = '';
    const toolCalls: ToolCall[] = [];
    const logprobs: TokenLogprob[] = [];
    for await (const delta of this) {
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
      const { finishReason, stopString, usage } = delta;
      if (finishReason === null) continue;
      const told = delta.logprobs === null ? null : logprobs;
      return { content, reasoning, toolCalls, logprobs: told, finishReason, stopString, usage };
    }
    throw new OpenVINOServeError('INVALID_ARGUMENT', 'The answer was read or cancelled before');
  }

  readonly #split = (next: IteratorResult<GenerationDelta, void>): Next | Promise<Next> => {
    if (next.done === true) return next;
    const { tokenIds, logprobs, finishReason, stopString, usage } = next.value;
    const events = this.#eventsOf(next.value);
    const calls = finishReason === 'stop' && this.#hasCalls;
    const reason = calls ? 'tool_calls' : finishReason;
    const delta: ChatDelta = { events, logprobs, finishReason: reason, stopString, usage };
    this.#reasoningTokens?.add(tokenIds, events);
    return finishReason === null || !this.#reasoningTokens
      ? { done: false, value: delta }
      : this.#reasoningTokens.count().then((reasoningTokens) => ({
          done: false,
          value: { ...delta, usage: { ...usage, reasoningTokens } },
        }));
  };

  #eventsOf({ text, finishReason }: GenerationDelta): ChatEvent[] {
    if (!this.#parser) return text === '' ? [] : [{ type: 'content', text }];
    const events = text === '' ? [] : this.#parser.push(text);
    const all = finishReason === null ? events : [...events, ...this.#parser.finish()];
    return all.map((event) => this.#identify(event));
  }

  #identify(event: OutputEvent): ChatEvent {
    if (event.type !== 'tool_call') return event;
    this.#hasCalls = true;
    return { ...event, id: this.#newCallId() };
  }
}
