import { OpenVINOServeError } from './errors.js';
import type { ChatMessage } from './text-engine.js';

export interface ChatTemplateOptions {
  /** Tools as in OpenAI's API, for templates that know them. */
  tools?: readonly unknown[] | undefined;
  /** Further variables of the template. */
  extraContext?: Readonly<Record<string, unknown>> | undefined;
  /** A Jinja template to use instead of the model's own. */
  chatTemplate?: string | undefined;
  /** End with what begins the assistant's turn. Default true, unless `continueFinalMessage`. */
  addGenerationPrompt?: boolean | undefined;
  /** Leave the last message open, so that the answer goes on with it. Default false. */
  continueFinalMessage?: boolean | undefined;
}

/**
 * Templates render what they do not find as nothing, so a message without a role must not pass.
 * @throws {OpenVINOServeError} `INVALID_ARGUMENT`
 */
export function checkMessages(messages: unknown): void {
  const fail = (what: string) => {
    throw new OpenVINOServeError('INVALID_ARGUMENT', what, { param: 'messages' });
  };
  if (!Array.isArray(messages)) return fail('messages must be an array');
  for (const [i, message] of messages.entries()) {
    if (typeof message !== 'object' || message === null) fail(`messages[${i}] must be an object`);
    const { role } = message as Partial<ChatMessage>;
    if (typeof role !== 'string')
      fail(`messages[${i}].role must be a string, but is ${typeof role}`);
  }
}
