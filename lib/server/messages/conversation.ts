/** Turns a request's messages into those that chat templates are written for, which are OpenAI's. */
import type { ChatMessage } from '../../text-engine.js';
import { exactOf } from '../exact-json.js';
import { HttpError } from '../openai-error.js';
import { checkOtherParameters } from '../other-parameters.js';
import type { CountTokensRequest, RequestMessage } from '../schemas/messages.js';
import { readBlock, textOf, type Block } from './content-blocks.js';

interface Turn {
  role: RequestMessage['role'];
  blocks: Block[];
}

const KNOWN_FIELDS = new Set(['role', 'content']);

export interface Conversation {
  messages: ChatMessage[];
  /** The last message is the assistant's, with which the answer goes on. */
  continues: boolean;
}

/** @throws {HttpError} for content that cannot be honoured, and for results of unknown calls */
export function readConversation({
  system = '',
  messages,
}: Pick<CountTokensRequest, 'system' | 'messages'>): Conversation {
  const instructions = textOf(system, 'system');
  const turns = toTurns(messages);
  const last = turns.at(-1);
  const continues = last?.role === 'assistant';
  if (continues && last.blocks.some(({ type }) => type === 'tool_use')) {
    throw invalid(
      'messages',
      "The last message holds 'tool_use' blocks: send their results with 'tool_result' blocks of the user.",
    );
  }
  // Of the calls so far: templates of some models name the tool that a result comes from.
  const names = new Map<string, string>();
  const rendered = turns.flatMap(({ role, blocks }) =>
    role === 'assistant' ? [toAnswer(blocks, names)] : toInput(role, blocks, names),
  );
  if (instructions !== '') rendered.unshift({ role: 'system', content: instructions });
  return { messages: rendered, continues };
}

/** Messages in a row that are of one role are one turn. */
function toTurns(messages: readonly RequestMessage[]): Turn[] {
  const turns: Turn[] = [];
  for (const [i, message] of messages.entries()) {
    const path = `messages[${i}]`;
    checkOtherParameters(message, KNOWN_FIELDS, {}, path);
    const { role, content } = message;
    const blocks =
      typeof content === 'string'
        ? [{ type: 'text' as const, text: content }]
        : content.map((block, j) => readBlock(block, role, `${path}.content[${j}]`));
    const last = turns.at(-1);
    if (last?.role === role) last.blocks.push(...blocks);
    else turns.push({ role, blocks });
  }
  return turns;
}

function toAnswer(blocks: readonly Block[], names: Map<string, string>): ChatMessage {
  const calls = blocks.filter((block) => block.type === 'tool_use');
  for (const { id, name } of calls) names.set(id, name);
  const reasoning = joined(blocks, 'thinking');
  return {
    role: 'assistant',
    content: joined(blocks, 'text'),
    ...(reasoning === '' ? {} : { reasoning_content: reasoning }),
    ...(calls.length === 0
      ? {}
      : {
          tool_calls: calls.map(({ id, name, input }) => ({
            id,
            type: 'function',
            function: { name, arguments: exactOf(input) },
          })),
        }),
  };
}

/** Results of tools are messages of their own; what is between them stays there. */
function toInput(
  role: Turn['role'],
  blocks: readonly Block[],
  names: ReadonlyMap<string, string>,
): ChatMessage[] {
  const messages: ChatMessage[] = [];
  let texts: Block[] = [];
  const flush = () => {
    if (texts.length > 0) messages.push({ role, content: joined(texts, 'text') });
    texts = [];
  };
  for (const block of blocks) {
    if (block.type === 'tool_result') {
      flush();
      messages.push(toResult(block, names));
    } else {
      texts.push(block);
    }
  }
  flush();
  return messages;
}

function toResult(
  { callId, text, path }: Extract<Block, { type: 'tool_result' }>,
  names: ReadonlyMap<string, string>,
): ChatMessage {
  const name = names.get(callId);
  if (name === undefined) {
    throw invalid(
      `${path}.tool_use_id`,
      `Invalid value: ${JSON.stringify(callId)} for '${path}.tool_use_id'. No 'tool_use' block before it has this id.`,
    );
  }
  return { role: 'tool', content: text, name, tool_call_id: callId };
}

function joined(blocks: readonly Block[], type: 'text' | 'thinking'): string {
  return blocks
    .flatMap((block) => (block.type === type && block.text !== '' ? [block.text] : []))
    .join('\n');
}

function invalid(param: string, message: string): HttpError {
  return new HttpError('invalid_value', message, { param });
}
