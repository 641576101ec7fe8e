/** What a chat template is given, besides the messages, and what it makes of roles. */
import type { ChatTemplateOptions } from '../chat-input.js';
import type { ChatMessage } from '../text-engine.js';
import type { ChatRequest, ChatTool } from './chat-request.js';

type TemplateRequest = Pick<
  ChatRequest,
  'templateVariables' | 'chatTemplate' | 'addGenerationPrompt' | 'continueFinalMessage'
>;

export function templateOptionsOf(
  request: TemplateRequest,
  tools: readonly ChatTool[],
): ChatTemplateOptions {
  return {
    tools: tools.length === 0 ? undefined : tools.map((tool) => tool.shown ?? toShown(tool)),
    extraContext: request.templateVariables,
    chatTemplate: request.chatTemplate,
    addGenerationPrompt: request.addGenerationPrompt,
    continueFinalMessage: request.continueFinalMessage,
  };
}

/** Templates are written for tools as OpenAI's API has them. */
function toShown({ name, description, parameters }: ChatTool): object {
  return {
    type: 'function',
    function: {
      name,
      ...(description === undefined ? {} : { description }),
      ...(parameters === undefined ? {} : { parameters }),
    },
  };
}

/** The developer's messages are the system's, unless the template knows that role. */
export function withKnownRoles(
  messages: readonly ChatMessage[],
  chatTemplate: string,
): readonly ChatMessage[] {
  if (chatTemplate.includes('developer')) return messages;
  return messages.map((message) =>
    message.role === 'developer' ? { ...message, role: 'system' } : message,
  );
}
