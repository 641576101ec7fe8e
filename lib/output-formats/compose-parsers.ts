import { EventQueue } from './event-queue.js';
import type { OutputEvent, OutputParser } from './output-format.js';

/**
 * Reasoning is taken out first; what the answer has besides it goes through the tools' parser. With
 * neither, all is content.
 */
export function composeParsers(
  reasoning: OutputParser | undefined,
  tools: OutputParser | undefined,
): OutputParser {
  if (!reasoning) return tools ?? plainContent();
  if (!tools) return reasoning;
  const passOn = (events: readonly OutputEvent[]): OutputEvent[] =>
    events.flatMap((event) => (event.type === 'content' ? tools.push(event.text) : [event]));
  return {
    push: (text) => passOn(reasoning.push(text)),
    finish: () => [...passOn(reasoning.finish()), ...tools.finish()],
  };
}

function plainContent(): OutputParser {
  const events = new EventQueue();
  return {
    push: (text) => {
      events.content(text);
      return events.take();
    },
    finish: () => [],
  };
}
