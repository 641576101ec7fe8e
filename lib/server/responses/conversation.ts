/** Turns items into the messages that chat templates are written for, which are OpenAI's. */
import { parseCallArguments } from '../chat/chat-messages.js';
import type { ChatMessage } from '../../text-engine.js';
import { HttpError } from '../openai-error.js';
import type { ResponseItem } from '../schemas/response-items.js';

type Of<T extends ResponseItem['type']> = Extract<ResponseItem, { type: T }>;

/**
 * @param earlier the conversation that goes on, if one does
 * @param input the items of the request
 * @throws {HttpError} for calls without a result, results of unknown calls, arguments that are no object
 */
export function toConversation(
  instructions: string | null,
  earlier: readonly ResponseItem[],
  input: readonly ResponseItem[],
): ChatMessage[] {
  const items = [...earlier, ...input];
  const names = checkCalls(items, earlier.length);
  const messages: ChatMessage[] = [];
  if (instructions !== null && instructions !== '') {
    messages.push({ role: 'system', content: instructions });
  }
  let turn: Turn | undefined;
  const endTurn = () => {
    if (turn) messages.push(turn.toMessage());
    turn = undefined;
  };
  for (const [i, item] of items.entries()) {
    const isAnswer = item.type === 'message' && item.role === 'assistant';
    if (isAnswer || item.type === 'reasoning' || item.type === 'function_call') {
      (turn ??= new Turn()).add(item, pathOf(i, earlier.length));
      continue;
    }
    endTurn();
    messages.push(toMessage(item, names));
  }
  endTurn();
  if (messages.length > 0) return messages;
  throw new HttpError('empty_array', "Invalid 'input': there is nothing to answer.", {
    param: 'input',
  });
}

function toMessage(
  item: Exclude<ResponseItem, Of<'reasoning' | 'function_call'>>,
  names: ReadonlyMap<string, string>,
): ChatMessage {
  if (item.type === 'message') return { role: item.role, content: textOf(item) };
  const { output, call_id: callId } = item;
  const content = typeof output === 'string' ? output : output.map(({ text }) => text).join('\n');
  return { role: 'tool', content, name: names.get(callId), tool_call_id: callId };
}

/** What the assistant wrote between two others: reasoning, text and calls are one message. */
class Turn {
  readonly #texts: string[] = [];
  readonly #reasoning: string[] = [];
  readonly #calls: object[] = [];

  add(item: Of<'message' | 'reasoning' | 'function_call'>, path: string): void {
    if (item.type === 'message') {
      const text = textOf(item);
      if (text !== '') this.#texts.push(text);
    } else if (item.type === 'reasoning') {
      const texts = item.content.length > 0 ? item.content : item.summary;
      this.#reasoning.push(...texts.map(({ text }) => text));
    } else {
      const { call_id: id, name } = item;
      const args = parseCallArguments(item.arguments, `${path}.arguments`);
      this.#calls.push({ id, type: 'function', function: { name, arguments: args } });
    }
  }

  toMessage(): ChatMessage {
    const hasCalls = this.#calls.length > 0;
    return {
      role: 'assistant',
      content: this.#texts.join('\n'),
      ...(this.#reasoning.length > 0 && { reasoning_content: this.#reasoning.join('\n') }),
      ...(hasCalls && { tool_calls: this.#calls }),
    };
  }
}

function textOf({ content }: Of<'message'>): string {
  return content.map((part) => (part.type === 'refusal' ? part.refusal : part.text)).join('\n');
}

/** @returns the names of the tools called, by the calls' ids: templates of some models show them */
function checkCalls(
  items: readonly ResponseItem[],
  earlierCount: number,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const open = new Set<string>();
  for (const [i, item] of items.entries()) {
    if (item.type === 'function_call') {
      names.set(item.call_id, item.name);
      open.add(item.call_id);
    } else if (item.type === 'function_call_output') {
      const id = item.call_id;
      if (!names.has(id)) {
        const param = `${pathOf(i, earlierCount)}.call_id`;
        throw invalid(param, `No tool call found for function call output with call_id '${id}'.`);
      }
      open.delete(id);
    }
  }
  const [missing] = open;
  if (missing === undefined) return names;
  throw invalid('input', `No tool output found for function call '${missing}'.`);
}

function pathOf(index: number, earlierCount: number): string {
  return index < earlierCount ? 'previous_response_id' : `input[${index - earlierCount}]`;
}

function invalid(param: string, message: string): HttpError {
  return new HttpError('invalid_value', message, { param });
}
