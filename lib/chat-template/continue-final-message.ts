/**
 * transformers' `continue_final_message`: a tag behind the last message's text shows where the
 * template put its end, and the prompt is cut there.
 */
import { OpenVINOServeError } from '../errors.js';
import type { ChatMessage } from '../text-engine.js';
import { trim, trimEnd } from './whitespace.js';

const TAG = 'CONTINUE_FINAL_MESSAGE_TAG ';

/** @throws {OpenVINOServeError} `INVALID_ARGUMENT` where the last message has no text */
export function tagFinalMessage(messages: readonly ChatMessage[]): ChatMessage[] {
  const message = finalMessage(messages);
  return [...messages.slice(0, -1), { ...message, content: message.content + TAG }];
}

/** @throws {OpenVINOServeError} `CHAT_TEMPLATE_ERROR` where the template does not show the text */
export function cutAtTag(text: string, messages: readonly ChatMessage[]): string {
  const { content } = finalMessage(messages);
  const at = text.lastIndexOf(TAG.trimEnd());
  if (at === -1 || !text.includes(trim(content))) {
    throw new OpenVINOServeError(
      'CHAT_TEMPLATE_ERROR',
      'The chat template changes the last message, so that it cannot be continued',
    );
  }
  // Where the template trims the message, its end is trimmed here.
  return text.startsWith(TAG, at) ? text.slice(0, at) : trimEnd(text.slice(0, at));
}

function finalMessage(messages: readonly ChatMessage[]): ChatMessage & { content: string } {
  const message = messages.at(-1);
  if (typeof message?.content === 'string') return { ...message, content: message.content };
  throw new OpenVINOServeError(
    'INVALID_ARGUMENT',
    'continueFinalMessage needs a last message whose content is a string',
    { param: 'messages' },
  );
}
